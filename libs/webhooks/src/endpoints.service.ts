import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Cipher, Clock, Config, DB, type Db, newId } from '#platform';
import { type WebhookEvent } from './domain/event-types.js';
import { DeliveryQueue } from './delivery-queue.service.js';
import * as deliveries from './store/deliveries.js';
import * as endpoints from './store/endpoints.js';
import { resolvedFault, urlFault } from './wire/endpoint-address.js';

/** Where an endpoint's secret is stored. */
export const SECRET_COLUMN = 'webhooks.endpoints.secret';

/** Standard Webhooks: 24 to 64 random bytes. */
const SECRET_BYTES = 32;

/** What an endpoint is made of. */
export interface EndpointRequest {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description: string | null;
}

function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what}.`);
}

/** Addresses that are told what happens, and what they were told. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly queue: DeliveryQueue,
  ) {}

  /** INVALID_INPUT for an address that may not be told: not https, not public. Resolves its host. */
  async checkUrl(url: string): Promise<void> {
    const allowPrivate = this.config.webhookAllowPrivate;
    const message = urlFault(url, allowPrivate) ?? (await resolvedFault(url, allowPrivate));
    if (message !== undefined) throw new AppError('INVALID_INPUT', message, { errors: [{ path: 'url', message }] });
  }

  /** Stores an endpoint whose URL was checked. The secret is given out this once. */
  async create(
    trx: Db,
    teamId: string,
    { url, events, description }: EndpointRequest,
  ): Promise<endpoints.Endpoint & { secret: string }> {
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    const encrypted = this.cipher.encrypt(secret, { teamId, column: SECRET_COLUMN });
    const endpoint = await endpoints.insert(trx, teamId, { id: newId(), url, events, description, secret: encrypted });
    return { ...endpoint, secret };
  }

  /** The oldest first. */
  page(
    teamId: string,
    { limit, afterId }: { limit: number; afterId: string | undefined },
  ): Promise<endpoints.Endpoint[]> {
    return endpoints.page(this.db, teamId, limit, afterId);
  }

  /** Removes an endpoint with its deliveries. NOT_FOUND. */
  async remove(trx: Db, teamId: string, id: string): Promise<endpoints.Endpoint> {
    const removed = await endpoints.remove(trx, teamId, id);
    if (removed === undefined) throw notFound('webhook');
    return removed;
  }

  /** What an endpoint was or is to be told, the newest first. NOT_FOUND. */
  async deliveries(
    teamId: string,
    page: { endpointId: string; limit: number; beforeId: string | undefined },
  ): Promise<deliveries.Delivery[]> {
    if ((await endpoints.get(this.db, teamId, page.endpointId)) === undefined) throw notFound('webhook');
    return deliveries.page(this.db, teamId, page);
  }

  /** Tells it again now, under the same message id. NOT_FOUND. */
  async replay(trx: Db, teamId: string, endpointId: string, id: string): Promise<deliveries.Delivery> {
    const replayed = await deliveries.replay(trx, teamId, { endpointId, id, now: this.clock.now() });
    if (replayed === undefined) throw notFound('delivery');
    const { fence, ...delivery } = replayed;
    await this.queue.put(trx, { teamId, deliveryId: id, fence });
    return delivery;
  }

  /** Encrypts every secret that was not encrypted with the newest key again; how many. Idempotent. */
  async rotateSecrets(): Promise<number> {
    let rotated = 0;
    for (const stored of await endpoints.secrets(this.db)) {
      if (!this.cipher.needsRotation(stored.secret)) continue;
      const context = { teamId: stored.teamId, column: SECRET_COLUMN };
      const replacement = this.cipher.encrypt(this.cipher.decrypt(stored.secret, context), context);
      if (await endpoints.replaceSecret(this.db, stored, replacement)) rotated++;
    }
    return rotated;
  }
}
