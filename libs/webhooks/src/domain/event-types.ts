/** What an endpoint can be told of. */
export const WEBHOOK_EVENTS = [
  'recording.linked',
  'recording.link_changed',
  'recording.erased',
  'sync.failed',
  'connection.needs_attention',
  'webhook.ping',
] as const;

/** One of the events an endpoint can be told of. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Whether an event of the team is one that endpoints are told of. */
export function isWebhookEvent(type: string): type is WebhookEvent {
  return WEBHOOK_EVENTS.some((known) => known === type);
}
