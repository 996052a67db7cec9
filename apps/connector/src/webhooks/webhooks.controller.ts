import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { DB, type Db } from '#platform';
import { WebhookDeliveries, WebhookEndpoints } from '#webhooks';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { cursorPart, decodeCursor, type Page, PageOf, PageQuery, toPage, toPageOf } from '../http/paging.js';
import {
  CreatedWebhookView,
  DeliveryView,
  toDeliveryView,
  toWebhookView,
  WebhookBody,
  WebhookChangeBody,
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
    private readonly told: WebhookDeliveries,
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
    const url = await this.endpoints.checkUrl(body.url);
    return audited(this.db, principal, { action: 'webhook.create', subject: null }, async (trx) => {
      const request = { url, events: body.events, description: body.description ?? null };
      const { secret, ...endpoint } = await this.endpoints.create(trx, principal.teamId, request);
      const after = toWebhookView(endpoint);
      return { result: Object.assign(new CreatedWebhookView(), after, { secret }), subject: after.id, after };
    });
  }

  @Patch(':id')
  @ApiOkResponse({ type: WebhookView })
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() { url, events, description, enabled }: WebhookChangeBody,
  ): Promise<WebhookView> {
    const change = {
      url: url == null ? undefined : await this.endpoints.checkUrl(url),
      events: events ?? undefined,
      description,
      enabled: enabled ?? undefined,
    };
    return audited(this.db, principal, { action: 'webhook.update', subject: id }, async (trx) => {
      const { before, after } = await this.endpoints.change(trx, principal.teamId, id, change);
      return { result: toWebhookView(after), before: toWebhookView(before), after: toWebhookView(after) };
    });
  }

  /** Another secret, shown this once. Messages are signed with both for a day. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOkResponse({ type: CreatedWebhookView })
  async rotateSecret(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<CreatedWebhookView> {
    return audited(this.db, principal, { action: 'webhook.rotate_secret', subject: id }, async (trx) => {
      const { secret, ...endpoint } = await this.endpoints.rotateSecret(trx, principal.teamId, id);
      return { result: Object.assign(new CreatedWebhookView(), toWebhookView(endpoint), { secret }) };
    });
  }

  /** Tells the endpoint `webhook.ping` now, once, and what came of it. */
  @Post(':id/ping')
  @HttpCode(200)
  @ApiOkResponse({ type: DeliveryView })
  async ping(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<DeliveryView> {
    const delivery = await this.told.ping(principal.teamId, id);
    const action = { action: 'webhook.ping', subject: id };
    return audited(this.db, principal, action, () => Promise.resolve({ result: toDeliveryView(delivery) }));
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
    const { rows, isCut } = await this.told.page(teamId, { endpointId, limit, beforeId: idOf(cursor) });
    return toPageOf({ rows: rows.map(toDeliveryView), isCut }, ({ id }) => [id]);
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
      const delivery = await this.told.replay(trx, principal.teamId, id, deliveryId);
      return { result: toDeliveryView(delivery) };
    });
  }
}
