import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { SyncErrors } from '#sync';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { cursorPart, decodeCursor, encodeCursor, type Page, PageOf, toPage } from '../http/paging.js';
import { SyncRunList, toSyncRunView } from '../syncs/syncs.dto.js';
import { SyncErrorQuery, SyncErrorView } from './sync-errors.dto.js';

/** Where the list of single errors goes on: after a kept error, or after an Opportunity (`s:` and its id). */
function isPlace(part: string | number | null): boolean {
  return cursorPart.uuid(part) || (cursorPart.text(part) && String(part).startsWith('s:'));
}

@ApiTags('CRM Sync Errors')
@Controller('v1/sync-errors')
export class SyncErrorsController {
  constructor(
    private readonly errors: SyncErrors,
    private readonly connections: SalesforceConnections,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: PageOf(SyncErrorView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { groupBy = 'cause', limit, cursor }: SyncErrorQuery,
  ): Promise<Page<SyncErrorView>> {
    if (groupBy === 'cause') {
      const [start] = decodeCursor(cursor, [cursorPart.count]) ?? [0];
      const from = Number(start);
      const groups = await this.errors.grouped(teamId, { from, limit: limit + 1 });
      return toPage(groups, limit, () => [from + limit]);
    }
    const [after] = decodeCursor(cursor, [isPlace]) ?? [];
    const { data, next } = await this.errors.single(teamId, {
      limit,
      ...(after == null ? {} : { after: String(after) }),
    });
    return { data, nextCursor: next === undefined ? null : encodeCursor([next]) };
  }

  /** Reads what did not fit again. Answers the runs that do it. */
  @Post('retry')
  @HttpCode(202)
  @Roles('admin')
  @ApiAcceptedResponse({ type: SyncRunList })
  async retry(@CurrentPrincipal() principal: Principal): Promise<SyncRunList> {
    const runs = await audited(this.db, principal, { action: 'sync_errors.retry', subject: null }, async (trx) => {
      await this.connections.tryAgain(principal.teamId, trx);
      return { result: await this.errors.retry(principal.teamId, trx) };
    });
    return { data: runs.map(toSyncRunView) };
  }
}
