import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Preview, RecentPreviews } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { ExplanationView } from './explanation.dto.js';
import {
  PreviewBody,
  RecentPreviewBody,
  RecentPreviewView,
  toChangedConfiguration,
  toRecentPreviewView,
} from './preview.dto.js';
import { toRecording } from './recordings.dto.js';

/** How many recordings are looked at unless said. */
const RECENT = 200;

@ApiTags('Related records')
@Controller('v1/linking')
export class PreviewController {
  constructor(
    private readonly preview: Preview,
    private readonly recent: RecentPreviews,
  ) {}

  /** What would be decided now, by a changed configuration if one is given. Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: ExplanationView })
  decide(@CurrentPrincipal() { teamId }: Principal, @Body() body: PreviewBody): Promise<ExplanationView> {
    const { recording, configuration } = body;
    return this.preview.decide(teamId, toRecording(recording), toChangedConfiguration(configuration));
  }

  /**
   * What recordings of late would be by a changed configuration, if they were handed in today, beside what they would be
   * by the one that is saved. Nothing is stored, and no decided recording changes.
   */
  @Post('preview-recent')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: RecentPreviewView })
  async compareRecent(
    @CurrentPrincipal() { teamId }: Principal,
    @Body() { configuration, limit }: RecentPreviewBody,
  ): Promise<RecentPreviewView> {
    const compared = await this.recent.compare(teamId, toChangedConfiguration(configuration), limit ?? RECENT);
    return toRecentPreviewView(compared);
  }
}
