import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Feeds, type Slot } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import { crmIdOfPath } from './crm-id.js';
import { byPosition, FeedEntryView, positionOf, toFeedEntryView } from './lists.dto.js';

/** Recordings whose current link to the record is automatic (M2). */
@ApiTags('Feeds')
@Roles('viewer')
@Controller('v1')
export class FeedsController {
  constructor(private readonly feeds: Feeds) {}

  @Get('people/:crmId/feed')
  @ApiOkResponse({ type: PageOf(FeedEntryView) })
  ofPerson(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('crmId') crmId: string,
    @Query() page: PageQuery,
  ): Promise<Page<FeedEntryView>> {
    return this.feed(teamId, 'person', crmId, page);
  }

  @Get('accounts/:crmId/feed')
  @ApiOkResponse({ type: PageOf(FeedEntryView) })
  ofAccount(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('crmId') crmId: string,
    @Query() page: PageQuery,
  ): Promise<Page<FeedEntryView>> {
    return this.feed(teamId, 'account', crmId, page);
  }

  @Get('opportunities/:crmId/feed')
  @ApiOkResponse({ type: PageOf(FeedEntryView) })
  ofOpportunity(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('crmId') crmId: string,
    @Query() page: PageQuery,
  ): Promise<Page<FeedEntryView>> {
    return this.feed(teamId, 'opportunity', crmId, page);
  }

  private async feed(
    teamId: string,
    slot: Slot,
    crmId: string,
    { limit, cursor }: PageQuery,
  ): Promise<Page<FeedEntryView>> {
    const page = { after: positionOf(cursor), limit: limit + 1 };
    const rows = await this.feeds.feed(teamId, slot, crmIdOfPath(crmId), page);
    const { data, nextCursor } = toPage(rows, limit, byPosition);
    return { data: data.map(toFeedEntryView), nextCursor };
  }
}
