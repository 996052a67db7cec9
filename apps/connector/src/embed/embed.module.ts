import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { LinkingModule } from '#linking';
import { EmbedController } from './embed.controller.js';
import { EmbedTokensController } from './embed-tokens.controller.js';

@Module({ imports: [AccessModule, LinkingModule], controllers: [EmbedController, EmbedTokensController] })
export class EmbedModule {}
