import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { MAPPED_OBJECTS, mappedObject } from '#field-mapping';
import { FieldConfiguration } from '#setup';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { invalidInput } from '../http/validation.js';
import { CrmFieldsQuery, CrmFieldsView } from './field-mappings.dto.js';

@ApiTags('Field mappings')
@Controller('v1/crm-fields')
export class CrmFieldsController {
  constructor(private readonly configuration: FieldConfiguration) {}

  @Get()
  @Roles('admin')
  @ApiOkResponse({ type: CrmFieldsView })
  async list(@CurrentPrincipal() { teamId }: Principal, @Query() query: CrmFieldsQuery): Promise<CrmFieldsView> {
    const object = mappedObject(query.object);
    if (object === undefined) {
      throw invalidInput([{ path: 'object', message: `object is one of ${MAPPED_OBJECTS.join(', ')}` }]);
    }
    const { fields, hidden } = await this.configuration.crmFields(teamId, object);
    const samples = query.samples === true ? await this.configuration.samples(teamId, object, fields) : undefined;
    return {
      data: fields.map(({ name, label, type, custom, nullable, referenceTo, fits }) => ({
        name,
        label,
        type,
        custom,
        nullable,
        referenceTo,
        fits,
        ...(samples === undefined ? {} : { samples: samples.get(name) ?? [] }),
      })),
      hidden,
    };
  }
}
