import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DialerCalls } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { toCrmId } from './crm-id.js';
import { DialerCallBody, DialerCallView } from './dialer-calls.dto.js';
import { ExternalIdPipe } from './external-id.pipe.js';
import { plain } from './participants.dto.js';

@ApiTags('Recordings')
@Controller('v1/dialer-calls')
export class DialerCallsController {
  constructor(private readonly calls: DialerCalls) {}

  /** Registers a call, or replaces what was registered. */
  @Put(':externalId')
  @Roles('service')
  @ApiOkResponse({ type: DialerCallView })
  async register(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Body() body: DialerCallBody,
  ): Promise<DialerCallView> {
    const { direction, fromNumber, toNumber, owner, personCrmId, recordingExternalId } = body;
    const startedAt = new Date(body.startedAt).toISOString();
    const endedAt = body.endedAt == null ? null : new Date(body.endedAt).toISOString();
    const call = await this.calls.register(teamId, {
      ...{ externalId, startedAt, endedAt, direction, fromNumber, toNumber },
      owner: owner == null ? null : plain(owner),
      personCrmId: personCrmId == null ? null : toCrmId(personCrmId),
      recordingExternalId: recordingExternalId ?? null,
    });
    return { ...call, owner: call.owner ?? null };
  }
}
