import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Preview } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { ExplanationView } from './explanation.dto.js';
import { PreviewBody, toChangedConfiguration } from './preview.dto.js';
import { toRecording } from './recordings.dto.js';

@ApiTags('Related records')
@Controller('v1/linking/preview')
export class PreviewController {
  constructor(private readonly preview: Preview) {}

  /** What would be decided now, by a changed configuration if one is given. Nothing is stored. */
  @Post()
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: ExplanationView })
  decide(@CurrentPrincipal() { teamId }: Principal, @Body() body: PreviewBody): Promise<ExplanationView> {
    const { recording, configuration } = body;
    return this.preview.decide(teamId, toRecording(recording), toChangedConfiguration(configuration));
  }
}
