import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, type Cut, DB, type Db, newId, type PayloadPage } from '#platform';
import { DeliveryScheduler } from './delivery-scheduler.service.js';
import { WebhookSender } from './sender.service.js';
import * as deliveries from './store/deliveries.js';
import * as endpoints from './store/endpoints.js';

function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what}.`);
}

/** What endpoints were told, and telling them again. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly sender: WebhookSender,
    private readonly scheduler: DeliveryScheduler,
  ) {}

  /** What an endpoint was or is to be told, the newest first. NOT_FOUND. */
  async page(
    teamId: string,
    page: { endpointId: string; limit: number; beforeId: string | undefined },
  ): Promise<Cut<deliveries.Delivery>> {
    if ((await endpoints.get(this.db, teamId, page.endpointId)) === undefined) throw notFound('webhook');
    return deliveries.page(this.db, teamId, page);
  }

  /** Tells it again now, under the same message id. NOT_FOUND. */
  async replay(trx: Db, teamId: string, endpointId: string, id: string): Promise<deliveries.Delivery> {
    const replayed = await deliveries.replay(trx, teamId, { endpointId, id, now: this.clock.now() });
    if (replayed === undefined) throw notFound('delivery');
    this.scheduler.announce(trx);
    return replayed;
  }

  /** Forgets what was told of a recording, and what is still to be told. */
  async forgetAbout(trx: Db, teamId: string, externalId: string): Promise<void> {
    await deliveries.forgetAbout(trx, teamId, externalId);
  }

  /** Looks through a page of what was told and changes it; answers where the next one begins. */
  async rewrite(trx: Db, teamId: string, page: PayloadPage): Promise<string | undefined> {
    return deliveries.rewrite(trx, teamId, page);
  }

  /** Tells an endpoint `webhook.ping`, once, also one that is switched off; what came of it. NOT_FOUND. */
  async ping(teamId: string, endpointId: string): Promise<deliveries.Delivery> {
    const id = newId();
    const occurredAt = this.clock.now();
    const event = {
      type: 'webhook.ping',
      eventId: `ping ${id}`,
      occurredAt,
      payload: { webhookId: endpointId },
    } as const;
    // Not due to anybody: it is made here, now.
    const isMade = await deliveries.insert(this.db, teamId, { id, endpointId, ...event, isHeld: true });
    if (!isMade) throw notFound('webhook');
    await this.sender.ping({ teamId, deliveryId: id, fence: 0 });
    const delivery = await deliveries.get(this.db, teamId, id);
    if (delivery === undefined) throw notFound('webhook');
    return delivery;
  }
}
