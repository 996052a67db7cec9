import { Inject, Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { Cipher, Clock, Config, DB, type Db, Metrics, type Span, withSpan } from '#platform';
import { type Answer, afterPing, afterTry, errorOf, type Outcome } from './domain/retries.js';
import { SECRET_COLUMN } from './endpoints.service.js';
import * as deliveries from './store/deliveries.js';
import { type Message, post } from './wire/post.js';

/** Makes the tries: signs, posts, writes down what came of it. */
@Injectable()
export class WebhookSender {
  private readonly tries: ReturnType<Metrics['counter']>;

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.tries = metrics.counter('related_records_deliveries_total', 'Tries to deliver a webhook.', ['outcome']);
    // A series that begins with its first failure shows no increase.
    for (const outcome of ['delivered', 'retried', 'failed']) this.tries.inc({ outcome }, 0);
  }

  /** One try. A crash between the answer and its record leads to a second: at least once, under the same message id. */
  async send(due: deliveries.Due, signal: AbortSignal): Promise<void> {
    const attributes = { 'team.id': due.teamId, 'delivery.id': due.deliveryId };
    await withSpan('webhook.delivery', { kind: 'client', isRoot: true, attributes }, (span) =>
      this.sendUnder(span, due, signal),
    );
  }

  private async sendUnder(span: Span, due: deliveries.Due, signal: AbortSignal): Promise<void> {
    const attempt = await deliveries.attempt(this.db, due);
    if (attempt === undefined) return;
    const answer = await this.post(due, attempt, signal);
    span.set({ 'delivery.type': attempt.type, 'delivery.try': attempt.tries + 1 });
    if (answer.kind === 'answered') span.set({ 'http.response.status_code': answer.status });
    if (errorOf(answer) !== null) span.fail(answer.kind === 'answered' ? String(answer.status) : 'NO_ANSWER');
    await this.record(due, answer, (at) => afterTry(answer, attempt.tries + 1, at));
  }

  /** The one try of a ping, whatever comes of it. */
  async ping(due: deliveries.Due): Promise<void> {
    const attempt = await deliveries.attempt(this.db, due);
    if (attempt === undefined) return;
    const answer = await this.post(due, attempt, new AbortController().signal);
    await this.record(due, answer, () => afterPing(answer));
  }

  private async post(due: deliveries.Due, attempt: deliveries.Attempt, signal: AbortSignal): Promise<Answer> {
    return post({ ...this.message(due, attempt), signal });
  }

  private async record(due: deliveries.Due, answer: Answer, outcomeAt: (at: Date) => Outcome): Promise<void> {
    const at = this.clock.now();
    const status = answer.kind === 'answered' ? answer.status : null;
    const outcome = outcomeAt(at);
    await deliveries.record(this.db, due, { outcome, at, status, error: errorOf(answer) });
    this.tries.inc({ outcome: outcome.state === 'pending' ? 'retried' : outcome.state });
  }

  private message({ teamId, deliveryId }: deliveries.Due, attempt: deliveries.Attempt): Omit<Message, 'signal'> {
    const now = this.clock.now();
    const { type, occurredAt, payload, previousSecretEndsAt } = attempt;
    const body = JSON.stringify({ type, timestamp: occurredAt.toISOString(), data: payload });
    const isPreviousValid = previousSecretEndsAt !== null && now < previousSecretEndsAt;
    // Both, while both are valid: the receiver takes whichever it knows.
    const signatures = [attempt.secret, isPreviousValid ? attempt.previousSecret : null].flatMap((encrypted) =>
      encrypted === null
        ? []
        : [new Webhook(this.cipher.decrypt(encrypted, { teamId, column: SECRET_COLUMN })).sign(deliveryId, now, body)],
    );
    return {
      url: attempt.url,
      body,
      allowPrivate: this.config.webhookAllowPrivate,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Related-Records',
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signatures.join(' '),
      },
    };
  }
}
