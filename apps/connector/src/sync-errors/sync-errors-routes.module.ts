import { Module } from '@nestjs/common';
import { SyncModule } from '#sync';
import { SyncErrorsController } from './sync-errors.controller.js';

@Module({ imports: [SyncModule], controllers: [SyncErrorsController] })
export class SyncErrorsRoutesModule {}
