import { Module } from '@nestjs/common';
import { DeliveryQueue } from './delivery-queue.service.js';
import { WebhookDispatcher } from './dispatcher.service.js';
import { WebhookEndpoints } from './endpoints.service.js';
import { EventFanOut } from './event-fan-out.service.js';
import { WebhookSender } from './sender.service.js';
import { DeliveryUpkeep } from './upkeep.service.js';

@Module({
  providers: [DeliveryQueue, DeliveryUpkeep, EventFanOut, WebhookDispatcher, WebhookEndpoints, WebhookSender],
  exports: [DeliveryUpkeep, WebhookDispatcher, WebhookEndpoints],
})
export class WebhooksModule {}
