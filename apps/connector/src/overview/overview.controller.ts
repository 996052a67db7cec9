import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { OverviewService } from './overview.service.js';
import { OverviewView, SetupView } from './overview.dto.js';

@ApiTags('Overview')
@Roles('viewer')
@Controller('v1')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  /** Is everything fine, and if not, who must act and where. */
  @Get('overview')
  @ApiOkResponse({ type: OverviewView })
  read(@CurrentPrincipal() { teamId }: Principal): Promise<OverviewView> {
    return this.overview.overview(teamId);
  }

  /** The steps from an empty installation to a first linked recording. */
  @Get('setup')
  @ApiOkResponse({ type: SetupView })
  setup(@CurrentPrincipal() { teamId }: Principal): Promise<SetupView> {
    return this.overview.setup(teamId);
  }
}
