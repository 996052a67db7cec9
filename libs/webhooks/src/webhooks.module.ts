import { Module } from '@nestjs/common';
import { DeliveryScheduler } from './delivery-scheduler.service.js';
import { WebhookDispatcher } from './dispatcher.service.js';
import { WebhookEndpoints } from './endpoints.service.js';
import { EventFanOut } from './event-fan-out.service.js';
import { WebhookSender } from './sender.service.js';
import { DeliveryUpkeep } from './upkeep.service.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';

@Module({
  providers: [
    DeliveryScheduler,
    DeliveryUpkeep,
    EventFanOut,
    WebhookDeliveries,
    WebhookDispatcher,
    WebhookEndpoints,
    WebhookSender,
  ],
  exports: [DeliveryScheduler, DeliveryUpkeep, WebhookDeliveries, WebhookDispatcher, WebhookEndpoints],
})
export class WebhooksModule {}
