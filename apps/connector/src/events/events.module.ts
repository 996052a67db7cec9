import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { EventsController } from './events.controller.js';

@Module({ imports: [AccessModule], controllers: [EventsController] })
export class EventsModule {}
