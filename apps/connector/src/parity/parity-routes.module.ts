import { Module } from '@nestjs/common';
import { SyncModule } from '#sync';
import { ParityController } from './parity.controller.js';

@Module({ imports: [SyncModule], controllers: [ParityController] })
export class ParityRoutesModule {}
