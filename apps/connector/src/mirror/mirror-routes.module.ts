import { Module } from '@nestjs/common';
import { MirrorModule } from '#mirror';
import { MirrorController } from './mirror.controller.js';

@Module({ imports: [MirrorModule], controllers: [MirrorController] })
export class MirrorRoutesModule {}
