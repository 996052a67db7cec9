import type { Schemas } from '#client';
import { api } from '../../api/client.js';

export type Webhook = Schemas['WebhookView'];
export type WebhookEvent = Webhook['events'][number];
export type Delivery = Schemas['DeliveryView'];

export const EVENTS: readonly { event: WebhookEvent; about: string }[] = [
  { event: 'recording.linked', about: 'A recording was decided' },
  { event: 'recording.link_changed', about: 'A link was changed by hand' },
  { event: 'recording.erased', about: 'A recording was erased' },
  { event: 'sync.failed', about: 'A sync failed' },
  { event: 'connection.needs_attention', about: 'The Salesforce connection needs a person' },
];

// A team has at most twenty.
export const webhooksQuery = api.queryOptions('get', '/v1/webhooks', { params: { query: { limit: 100 } } });
