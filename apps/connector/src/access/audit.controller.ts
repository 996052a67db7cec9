import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { audit, type Principal } from '#access';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import { AuditView, toAuditView } from './audit.dto.js';
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
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<AuditView>> {
    const rows = await audit.page(this.db, teamId, limit + 1, afterIdOf(cursor));
    return toPage(rows.map(toAuditView), limit, byId);
  }
}
