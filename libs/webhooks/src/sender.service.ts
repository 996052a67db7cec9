import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { Cipher, Clock, Config, DB, type Db, transaction } from '#platform';
import { afterTry, errorOf } from './domain/retries.js';
import { DeliveryQueue } from './delivery-queue.service.js';
import { SECRET_COLUMN } from './endpoints.service.js';
import * as deliveries from './store/deliveries.js';
import { type Message, post } from './wire/post.js';

/** Makes the tries: signs, posts, writes down what came of it, and plans the next. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    private readonly queue: DeliveryQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work((due, { signal }) => this.send(due, signal));
  }

  /** One try. A crash between the answer and its record leads to a second: at least once, under the same message id. */
  private async send(due: deliveries.Due, signal: AbortSignal): Promise<void> {
    const attempt = await deliveries.attempt(this.db, due);
    if (attempt === undefined) return;
    const answer = await post({ ...this.message(due, attempt), signal });
    const at = this.clock.now();
    const outcome = afterTry(answer, attempt.tries + 1, at);
    const status = answer.kind === 'answered' ? answer.status : null;
    await transaction(this.db, async (trx) => {
      const isOurs = await deliveries.record(trx, due, { outcome, at, status, error: errorOf(answer) });
      if (!isOurs || outcome.state !== 'pending') return;
      await this.queue.put(trx, { ...due, fence: due.fence + 1 }, outcome.nextAttemptAt);
    });
  }

  private message({ teamId, deliveryId }: deliveries.Due, attempt: deliveries.Attempt): Omit<Message, 'signal'> {
    const now = this.clock.now();
    const { type, occurredAt, payload } = attempt;
    const body = JSON.stringify({ type, timestamp: occurredAt.toISOString(), data: payload });
    const secret = this.cipher.decrypt(attempt.secret, { teamId, column: SECRET_COLUMN });
    return {
      url: attempt.url,
      body,
      allowPrivate: this.config.webhookAllowPrivate,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Related-Records',
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(deliveryId, now, body),
      },
    };
  }
}
