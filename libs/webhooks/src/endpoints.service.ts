import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Cipher, Clock, Config, DB, type Db, newId } from '#platform';
import { type WebhookEvent } from './domain/event-types.js';
import * as endpoints from './store/endpoints.js';
import { resolvedFault, urlFault } from './wire/endpoint-address.js';

/** Where an endpoint's secret is stored. */
export const SECRET_COLUMN = 'webhooks.endpoints.secret';

/** Standard Webhooks: 24 to 64 random bytes. */
const SECRET_BYTES = 32;

/** What a team may have. */
const ENDPOINTS_MOST = 20;
/** After a rotation both secrets sign for so long. */
const ROTATION_MS = 24 * 3600 * 1000;

/** What an endpoint is made of. */
export interface EndpointRequest {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description: string | null;
}

/** What may change of one; what is left out stays. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  readonly description?: string | null | undefined;
  readonly enabled?: boolean | undefined;
}

function noSuchWebhook(): AppError {
  return new AppError('NOT_FOUND', 'There is no such webhook.');
}

/** Addresses that are told what happens. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** The address as it is read, to be stored. INVALID_INPUT when it may not be told: not https, not public. Resolves its host. */
  async checkUrl(url: string): Promise<string> {
    const allowPrivate = this.config.webhookAllowPrivate;
    const message = urlFault(url, allowPrivate) ?? (await resolvedFault(url, allowPrivate));
    if (message !== undefined) throw new AppError('INVALID_INPUT', message, { errors: [{ path: 'url', message }] });
    return new URL(url).href;
  }

  /** Stores an endpoint whose URL was checked. The secret is given out this once. CONFLICT when the team has enough. */
  async create(
    trx: Db,
    teamId: string,
    { url, events, description }: EndpointRequest,
  ): Promise<endpoints.Endpoint & { secret: string }> {
    if ((await endpoints.countLocked(trx, teamId)) >= ENDPOINTS_MOST) {
      throw new AppError('CONFLICT', `A team has at most ${ENDPOINTS_MOST} webhooks; delete one first.`);
    }
    const { secret, encrypted } = this.newSecret(teamId);
    const endpoint = await endpoints.insert(trx, teamId, { id: newId(), url, events, description, secret: encrypted });
    return { ...endpoint, secret };
  }

  /** NOT_FOUND. A URL was checked. */
  async change(
    trx: Db,
    teamId: string,
    id: string,
    change: EndpointChange,
  ): Promise<{ before: endpoints.Endpoint; after: endpoints.Endpoint }> {
    const before = await endpoints.lock(trx, teamId, id);
    if (before === undefined) throw noSuchWebhook();
    const { url = before.url, events = before.events, enabled = before.enabled } = change;
    const description = change.description === undefined ? before.description : change.description;
    const after = await endpoints.change(trx, teamId, { id, url, events, description, enabled });
    if (after === undefined) throw noSuchWebhook();
    return { before, after };
  }

  /** Another secret, given out this once; the one before is valid for a day yet. NOT_FOUND. */
  async rotateSecret(trx: Db, teamId: string, id: string): Promise<endpoints.Endpoint & { secret: string }> {
    const { secret, encrypted } = this.newSecret(teamId);
    const previousEndsAt = new Date(this.clock.now().getTime() + ROTATION_MS);
    const endpoint = await endpoints.succeedSecret(trx, teamId, { id, secret: encrypted, previousEndsAt });
    if (endpoint === undefined) throw noSuchWebhook();
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
    if (removed === undefined) throw noSuchWebhook();
    return removed;
  }

  /** Encrypts every secret that was not encrypted with the newest key again; how many rows. Idempotent. */
  async rotateSecrets(): Promise<number> {
    let rotated = 0;
    for (const stored of await endpoints.secrets(this.db)) {
      const { secret, previousSecret } = stored;
      const isOld = [secret, previousSecret].some((one) => one !== null && this.cipher.needsRotation(one));
      if (!isOld) continue;
      const context = { teamId: stored.teamId, column: SECRET_COLUMN };
      const renew = (one: string): string => this.cipher.encrypt(this.cipher.decrypt(one, context), context);
      const renewed = { secret: renew(secret), previousSecret: previousSecret === null ? null : renew(previousSecret) };
      if (await endpoints.replaceSecrets(this.db, stored, renewed)) rotated++;
    }
    return rotated;
  }

  private newSecret(teamId: string): { secret: string; encrypted: string } {
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    return { secret, encrypted: this.cipher.encrypt(secret, { teamId, column: SECRET_COLUMN }) };
  }
}
