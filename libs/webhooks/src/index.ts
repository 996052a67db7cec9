export { DeliveryScheduler } from './delivery-scheduler.service.js';
export { WebhookDispatcher } from './dispatcher.service.js';
export { WEBHOOK_EVENTS, type WebhookEvent } from './domain/event-types.js';
export { type EndpointChange, type EndpointRequest, WebhookEndpoints } from './endpoints.service.js';
export { type Delivery } from './store/deliveries.js';
export { type Endpoint } from './store/endpoints.js';
export { DeliveryUpkeep } from './upkeep.service.js';
export { WebhookDeliveries } from './webhook-deliveries.service.js';
export { WebhooksModule } from './webhooks.module.js';
