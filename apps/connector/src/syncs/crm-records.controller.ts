import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { SyncRuns } from '#sync';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { toCrmId } from '../linking/crm-id.js';
import { RefreshBody } from './refresh.dto.js';
import { SyncRunView, toSyncRunView } from './syncs.dto.js';

@ApiTags('Syncs')
@Controller('v1/crm-records')
export class CrmRecordsController {
  constructor(
    private readonly runs: SyncRuns,
    private readonly connections: SalesforceConnections,
    @Inject(DB) private readonly db: Db,
  ) {}

  /** Reads records again at once, whatever was read before: some by their ids, or what changed since a time. */
  @Post('refresh')
  @HttpCode(202)
  @Roles('admin')
  @ApiAcceptedResponse({ type: SyncRunView })
  async refresh(@CurrentPrincipal() principal: Principal, @Body() body: RefreshBody): Promise<SyncRunView> {
    const { object, crmIds, changedSince } = body;
    const request = {
      object,
      crmIds: crmIds === undefined ? undefined : [...new Set(crmIds.map(toCrmId))],
      changedSince: changedSince === undefined ? undefined : new Date(changedSince),
    };
    const run = await audited(this.db, principal, { action: 'crm_records.refresh', subject: object }, async (trx) => {
      await this.connections.tryAgain(principal.teamId, trx);
      return { result: await this.runs.refresh(principal.teamId, request, trx), after: { ...request } };
    });
    return toSyncRunView(run);
  }
}
