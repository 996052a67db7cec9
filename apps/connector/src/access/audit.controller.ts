import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { audit, type Principal } from '#access';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { type Page, PageOf, toPageOf } from '../http/paging.js';
import { AuditQuery, AuditView, toAuditView } from './audit.dto.js';
import { afterIdOf, byId } from './page-by-id.js';

@ApiTags('Audit')
@Roles('admin')
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** Newest first. */
  @Get()
  @ApiOkResponse({ type: PageOf(AuditView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor, action, actor, subject, from, to }: AuditQuery,
  ): Promise<Page<AuditView>> {
    const { rows, isCut } = await audit.page(this.db, teamId, limit, {
      beforeId: afterIdOf(cursor),
      action,
      actor,
      subject,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    });
    return toPageOf({ rows: rows.map(toAuditView), isCut }, byId);
  }
}
