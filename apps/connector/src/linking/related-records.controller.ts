import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { audit, type Principal } from '#access';
import { type ChangedByHand, ManualLinks, Recordings, type Slot, type SlotOfRecording, SLOTS } from '#linking';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, OpenToEmbed, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { toCrmId } from './crm-id.js';
import { ExplanationView } from './explanation.dto.js';
import { ExternalIdPipe } from './external-id.pipe.js';
import { LinkBody, TileView } from './related-records.dto.js';
import { SlotPipe } from './slot.pipe.js';

@ApiTags('Related records')
@Controller('v1/recordings/:externalId/related-records')
export class RelatedRecordsController {
  constructor(
    private readonly recordings: Recordings,
    private readonly manualLinks: ManualLinks,
    @Inject(DB) private readonly db: Db,
  ) {}

  /** The tile: three slots with today's values and those of the decision. */
  @Get()
  @Roles('viewer', 'service')
  @OpenToEmbed('read')
  @ApiOkResponse({ type: TileView })
  tile(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
  ): Promise<TileView> {
    return this.recordings.tile(teamId, externalId);
  }

  /** The stored decision in full; nothing live in it. */
  @Get('explanation')
  @Roles('viewer', 'service')
  @OpenToEmbed('read')
  @ApiOkResponse({ type: ExplanationView })
  explanation(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
  ): Promise<ExplanationView> {
    return this.recordings.explanation(teamId, externalId);
  }

  /** Links by hand. An opportunity brings its account; an account clears another account's opportunity. */
  @Put(':slot')
  @Roles('member')
  @OpenToEmbed('link')
  @ApiParam({ name: 'slot', enum: SLOTS })
  @ApiOkResponse({ type: TileView })
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Param('slot', SlotPipe) slot: Slot,
    @Body() { crmId }: LinkBody,
  ): Promise<TileView> {
    const of = this.slotOf(principal, externalId, slot);
    return this.change(principal, 'related_record.set', of, (trx) => this.manualLinks.set(trx, of, toCrmId(crmId)));
  }

  /** Clears by hand. */
  @Delete(':slot')
  @Roles('member')
  @OpenToEmbed('link')
  @ApiParam({ name: 'slot', enum: SLOTS })
  @ApiOkResponse({ type: TileView })
  clear(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Param('slot', SlotPipe) slot: Slot,
  ): Promise<TileView> {
    const of = this.slotOf(principal, externalId, slot);
    return this.change(principal, 'related_record.clear', of, (trx) => this.manualLinks.clear(trx, of));
  }

  /** Hands the slot back to the automatic decision. */
  @Post(':slot/release')
  @HttpCode(200)
  @Roles('member')
  @OpenToEmbed('link')
  @ApiParam({ name: 'slot', enum: SLOTS })
  @ApiOkResponse({ type: TileView })
  release(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Param('slot', SlotPipe) slot: Slot,
  ): Promise<TileView> {
    const of = this.slotOf(principal, externalId, slot);
    return this.change(principal, 'related_record.release', of, (trx) => this.manualLinks.release(trx, of));
  }

  private slotOf(principal: Principal, externalId: string, slot: Slot): SlotOfRecording {
    return { teamId: principal.teamId, externalId, slot, actor: audit.actorOf(principal) };
  }

  private change(
    principal: Principal,
    action: string,
    { externalId, slot }: SlotOfRecording,
    work: (trx: Db) => Promise<ChangedByHand>,
  ): Promise<TileView> {
    return audited(this.db, principal, { action, subject: `${externalId}/${slot}` }, async (trx) => {
      const { tile, before, after } = await work(trx);
      return { result: tile, before, after };
    });
  }
}
