export { WebhookDispatcher } from './dispatcher.service.js';
export { WEBHOOK_EVENTS, type WebhookEvent } from './domain/event-types.js';
export { type EndpointRequest, WebhookEndpoints } from './endpoints.service.js';
export { type Delivery } from './store/deliveries.js';
export { type Endpoint } from './store/endpoints.js';
export { DeliveryUpkeep } from './upkeep.service.js';
export { WebhooksModule } from './webhooks.module.js';
