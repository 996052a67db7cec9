import { Module } from '@nestjs/common';
import { MirrorReader } from './mirror-reader.service.js';
import { MirrorRereads } from './mirror-rereads.service.js';

/** The mirror's readers. Its writers are functions that the sync calls inside its own transactions. */
@Module({ providers: [MirrorReader, MirrorRereads], exports: [MirrorReader] })
export class MirrorModule {}
