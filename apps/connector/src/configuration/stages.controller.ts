import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DB, type Db } from '#platform';
import { StageConfiguration, type StagesPlan } from '#setup';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { AdoptionBody, AlignmentView, StagesBody, StagesView } from './stages.dto.js';

@ApiTags('Stages')
@Controller('v1/stages')
export class StagesController {
  constructor(
    private readonly configuration: StageConfiguration,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: StagesView })
  read(@CurrentPrincipal() { teamId }: Principal): Promise<StagesView> {
    return this.configuration.stages(teamId);
  }

  @Put()
  @Roles('admin')
  @ApiBody({ type: StagesBody })
  @ApiOkResponse({ type: StagesView })
  async replace(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<StagesView> {
    return this.save(principal, 'stages.save', await this.configuration.planStages(principal.teamId, body));
  }

  @Get('alignment')
  @Roles('viewer')
  @ApiOkResponse({ type: AlignmentView })
  alignment(@CurrentPrincipal() { teamId }: Principal): Promise<AlignmentView> {
    return this.configuration.alignment(teamId);
  }

  @Post('adopt')
  @HttpCode(200)
  @Roles('admin')
  @ApiBody({ type: AdoptionBody, required: false })
  @ApiOkResponse({ type: StagesView })
  async adopt(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<StagesView> {
    return this.save(principal, 'stages.adopt', await this.configuration.planAdoption(principal.teamId, body));
  }

  private async save(principal: Principal, action: string, plan: StagesPlan): Promise<StagesView> {
    if (!plan.changes) return plan.before;
    return audited(this.db, principal, { action, subject: null }, async (trx) => {
      const result = await this.configuration.save(trx, principal.teamId, plan);
      return { result, before: plan.before.values, after: result.values };
    });
  }
}
