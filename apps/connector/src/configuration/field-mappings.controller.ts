import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { MAPPED_OBJECTS, type MappedObject } from '#field-mapping';
import { DB, type Db } from '#platform';
import { FieldConfiguration, type MappingPlan, mappingView, StageConfiguration } from '#setup';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { FieldMappingBody, FieldMappingView, SavedFieldMappingView } from './field-mappings.dto.js';
import { MappedObjectPipe } from './object.pipe.js';

@ApiTags('Field mappings')
@ApiParam({ name: 'object', enum: MAPPED_OBJECTS, description: 'In any case' })
@Controller('v1/field-mappings/:object')
export class FieldMappingsController {
  constructor(
    private readonly configuration: FieldConfiguration,
    private readonly stages: StageConfiguration,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: FieldMappingView })
  read(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('object', MappedObjectPipe) object: MappedObject,
  ): Promise<FieldMappingView> {
    return this.configuration.mapping(teamId, object);
  }

  @Put()
  @Roles('admin')
  @ApiBody({ type: FieldMappingBody })
  @ApiOkResponse({ type: SavedFieldMappingView })
  async replace(
    @CurrentPrincipal() principal: Principal,
    @Param('object', MappedObjectPipe) object: MappedObject,
    @Body() body: unknown,
  ): Promise<SavedFieldMappingView> {
    return this.save(principal, await this.configuration.planMapping(principal.teamId, object, body));
  }

  @Post('defaults')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: SavedFieldMappingView })
  async saveDefaults(
    @CurrentPrincipal() principal: Principal,
    @Param('object', MappedObjectPipe) object: MappedObject,
  ): Promise<SavedFieldMappingView> {
    return this.save(principal, await this.configuration.planDefaults(principal.teamId, object));
  }

  private async save(principal: Principal, plan: MappingPlan): Promise<SavedFieldMappingView> {
    const { object, before, changes, crmFields } = plan;
    const { teamId } = principal;
    const saved = changes
      ? await audited(this.db, principal, { action: 'field_mapping.save', subject: object }, async (trx) => {
          const result = await this.configuration.save(trx, teamId, plan);
          return { result, before: before?.fields, after: result.fields };
        })
      : before;
    const warnings = object === 'Opportunity' ? await this.stages.warnings(teamId) : [];
    return { ...mappingView(object, saved, crmFields), warnings };
  }
}
