import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/** What an event says, by its type. */
export interface WebhookData {
  'recording.linked': Schemas['RecordingLinked'];
  'recording.link_changed': Schemas['RecordingLinkChanged'];
  'recording.erased': Schemas['RecordingErased'];
  'sync.failed': Schemas['SyncFailed'];
  'connection.needs_attention': Schemas['ConnectionNeedsAttention'];
  'webhook.ping': Schemas['WebhookPing'];
}

/** One message: `type` says what `data` is. */
export type WebhookEvent = {
  [Type in keyof WebhookData]: { readonly type: Type; readonly timestamp: string; readonly data: WebhookData[Type] };
}[keyof WebhookData];

export interface ReceivedWebhook {
  /** As they came, in any case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came, byte for byte: a parsed one proves nothing. */
  readonly body: string;
}

/** The message is not from the service, was changed, or is older than five minutes. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}

/**
 * Checks the signature of a message, by the secret that was shown when its webhook was added, and reads it. The same
 * `webhook-id` may come more than once. Throws WebhookRefused.
 */
export function verifyWebhook(secret: string, { headers, body }: ReceivedWebhook): WebhookEvent {
  const plain = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : '']),
  );
  try {
    return new Webhook(secret).verify(body, plain) as WebhookEvent;
  } catch (cause) {
    if (cause instanceof WebhookVerificationError) throw new WebhookRefused(cause.message, { cause });
    throw cause;
  }
}
