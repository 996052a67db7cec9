import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { EmbedTokens, type Principal } from '#access';
import { Recordings } from '#linking';
import { Config } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { EmbedTokenBody, EmbedTokenView } from './embed-tokens.dto.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

@ApiTags('Embedding')
@Controller('v1/embed-tokens')
export class EmbedTokensController {
  constructor(
    private readonly tokens: EmbedTokens,
    private readonly recordings: Recordings,
    private readonly config: Config,
  ) {}

  /** A token for one recording's tile, to show it in another page. It lives ten minutes; that page's server renews it. */
  @Post()
  @Roles('service', 'admin')
  @ApiCreatedResponse({ type: EmbedTokenView })
  async issue(
    @CurrentPrincipal() principal: Principal,
    @Body() { externalId, mayLink, actor }: EmbedTokenBody,
  ): Promise<EmbedTokenView> {
    // Of an unknown recording, or another team's, there is nothing to show.
    await this.recordings.tile(principal.teamId, externalId);
    const grant = {
      externalId,
      mayLink: mayLink === true,
      actorEmail: actor?.email,
      actorName: actor?.name?.trim() || undefined,
    };
    const { token, expiresAt } = this.tokens.issue(principal, grant);
    const url = `${this.config.publicUrl}/embed/recordings/${encodeURIComponent(externalId)}#${token}`;
    const html = `<iframe src="${escaped(url)}" title="Related Records" width="100%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
    return { token, expiresAt: expiresAt.toISOString(), url, html };
  }
}
