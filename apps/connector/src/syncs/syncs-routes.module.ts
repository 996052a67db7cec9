import { Module } from '@nestjs/common';
import { SyncModule } from '#sync';
import { SyncsController } from './syncs.controller.js';

@Module({ imports: [SyncModule], controllers: [SyncsController] })
export class SyncsRoutesModule {}
