import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DB, type Db } from '#platform';
import { WebhookEndpoints } from '#webhooks';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { cursorPart, decodeCursor, type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import {
  CreatedWebhookView,
  DeliveryView,
  toDeliveryView,
  toWebhookView,
  WebhookBody,
  WebhookView,
} from './webhooks.dto.js';

/** Ids are in the order of their making, so the last one seen is the cursor. */
function idOf(cursor: string | undefined): string | undefined {
  const key = decodeCursor(cursor, [cursorPart.uuid]);
  return key === undefined ? undefined : String(key[0]);
}

@ApiTags('Webhooks')
@Roles('admin')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @ApiOkResponse({ type: PageOf(WebhookView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<WebhookView>> {
    const rows = await this.endpoints.page(teamId, { limit: limit + 1, afterId: idOf(cursor) });
    return toPage(rows.map(toWebhookView), limit, ({ id }) => [id]);
  }

  @Post()
  @ApiCreatedResponse({ type: CreatedWebhookView })
  async create(@CurrentPrincipal() principal: Principal, @Body() body: WebhookBody): Promise<CreatedWebhookView> {
    await this.endpoints.checkUrl(body.url);
    return audited(this.db, principal, { action: 'webhook.create', subject: null }, async (trx) => {
      const request = { url: body.url, events: body.events, description: body.description ?? null };
      const { secret, ...endpoint } = await this.endpoints.create(trx, principal.teamId, request);
      const after = toWebhookView(endpoint);
      return { result: Object.assign(new CreatedWebhookView(), after, { secret }), subject: after.id, after };
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await audited(this.db, principal, { action: 'webhook.delete', subject: id }, async (trx) => {
      const removed = await this.endpoints.remove(trx, principal.teamId, id);
      return { result: undefined, before: toWebhookView(removed) };
    });
  }

  @Get(':id/deliveries')
  @ApiOkResponse({ type: PageOf(DeliveryView) })
  async deliveries(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('id', IdPipe) endpointId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<DeliveryView>> {
    const page = { endpointId, limit: limit + 1, beforeId: idOf(cursor) };
    const rows = await this.endpoints.deliveries(teamId, page);
    return toPage(rows.map(toDeliveryView), limit, ({ id }) => [id]);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: DeliveryView })
  async replay(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Param('deliveryId', IdPipe) deliveryId: string,
  ): Promise<DeliveryView> {
    return audited(this.db, principal, { action: 'webhook.replay', subject: deliveryId }, async (trx) => {
      const delivery = await this.endpoints.replay(trx, principal.teamId, id, deliveryId);
      return { result: toDeliveryView(delivery) };
    });
  }
}
