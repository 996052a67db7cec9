import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiKeys, type Principal } from '#access';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import { ApiKeyBody, ApiKeyView, CreatedApiKeyView, toApiKeyView } from './api-keys.dto.js';
import { afterIdOf, byId } from './page-by-id.js';

@ApiTags('API keys')
@Roles('admin')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @ApiOkResponse({ type: PageOf(ApiKeyView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<ApiKeyView>> {
    const rows = await this.keys.page(teamId, { limit: limit + 1, afterId: afterIdOf(cursor) });
    return toPage(rows.map(toApiKeyView), limit, byId);
  }

  @Post()
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() { name, role, expiresAt }: ApiKeyBody,
  ): Promise<CreatedApiKeyView> {
    return audited(this.db, principal, { action: 'api_key.create', subject: null }, async (trx) => {
      const request = { name, role, expiresAt: expiresAt == null ? undefined : new Date(expiresAt) };
      const { key, ...stored } = await this.keys.create(trx, principal.teamId, request, principal);
      return { result: Object.assign(toApiKeyView(stored), { key }), subject: stored.id, after: toApiKeyView(stored) };
    });
  }

  /** Ends the key, and with it those that were made with it. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await audited(this.db, principal, { action: 'api_key.revoke', subject: id }, async (trx) => {
      const { endedWithIt, ...key } = await this.keys.revoke(trx, principal.teamId, id);
      const after = endedWithIt.length === 0 ? null : { endedWithIt };
      return { result: undefined, before: toApiKeyView(key), after };
    });
  }
}
