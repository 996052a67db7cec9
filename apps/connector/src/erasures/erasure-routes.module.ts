import { Module } from '@nestjs/common';
import { ErasureModule } from '#erasure';
import { ErasedRecordingsController } from './erased-recordings.controller.js';
import { ErasuresController } from './erasures.controller.js';

@Module({ imports: [ErasureModule], controllers: [ErasuresController, ErasedRecordingsController] })
export class ErasureRoutesModule {}
