import { Injectable } from '@nestjs/common';
import { AppError, Clock, type Db, Events } from '#platform';
import { LINK_CHANGED } from './decide-now.js';
import type { RecordType, Slot } from './domain/model/decision.js';
import {
  after,
  type ChosenRecord,
  clearByHand,
  type Links,
  type ManualChange,
  release,
  setByHand,
} from './domain/manual/links.js';
import { Recordings } from './recordings.service.js';
import type { Tile } from './show-recording.js';
import * as erasures from './store/erasures.js';
import * as manualChanges from './store/manual-changes.js';
import type { Actor } from './store/manual-changes.js';
import * as recordings from './store/recordings.js';
import type { StoredRecording } from './store/rows.js';
import * as shownRecords from './store/shown-records.js';

/** A slot of a recording, and who changes it. */
export interface SlotOfRecording {
  readonly teamId: string;
  readonly externalId: string;
  readonly slot: Slot;
  readonly actor: Actor;
}

/** The slots before and after, for the audit, and the tile. */
export interface ChangedByHand {
  readonly tile: Tile;
  readonly before: Links;
  readonly after: Links;
}

const TYPES: Readonly<Record<Slot, readonly RecordType[]>> = {
  person: ['Contact', 'Lead'],
  account: ['Account'],
  opportunity: ['Opportunity'],
};

/** Slots set, cleared and handed back by hand (M1). Call each in a transaction: the change and its history are one. */
@Injectable()
export class ManualLinks {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly recordings: Recordings,
  ) {}

  /**
   * Links a mirrored record, withheld ones and Accounts without Opportunity too. UNPROCESSABLE for one that is unknown,
   * deleted or of the wrong type. `crmId` has 18 characters.
   */
  async set(trx: Db, of: SlotOfRecording, crmId: string): Promise<ChangedByHand> {
    const stored = await this.lock(trx, of);
    const personCrmId = of.slot === 'person' ? await shownRecords.personContact(trx, of.teamId, crmId) : undefined;
    const linked = [stored.links.account.crmId, stored.links.opportunity.crmId].filter((id) => id !== null);
    const chosenId = personCrmId ?? crmId;
    const records = await shownRecords.show(trx, of.teamId, [chosenId, ...linked]);
    const record = records.get(chosenId);
    const chosen = this.choose(of, crmId, record);
    const opportunity = of.slot === 'opportunity' ? record : records.get(stored.links.opportunity.crmId ?? '');
    const account = of.slot === 'person' ? undefined : await this.accountOf(trx, of, opportunity);
    const around = {
      accountOfChosen: of.slot === 'opportunity' ? account : undefined,
      accountOfLinkedCrmId: account?.crmId,
      today: (id: string) => records.get(id)?.crmId ?? id,
    };
    return this.store(trx, of, stored, setByHand(stored.links, of.slot, chosen, around));
  }

  /** Empties the slot. */
  async clear(trx: Db, of: SlotOfRecording): Promise<ChangedByHand> {
    const stored = await this.lock(trx, of);
    return this.store(trx, of, stored, clearByHand(stored.links, of.slot));
  }

  /** Hands the slot back to the automatic decision. */
  async release(trx: Db, of: SlotOfRecording): Promise<ChangedByHand> {
    const stored = await this.lock(trx, of);
    return this.store(trx, of, stored, release(stored.links, of.slot, stored.decision));
  }

  private async lock(trx: Db, { teamId, externalId }: SlotOfRecording): Promise<StoredRecording> {
    const stored = await recordings.lock(trx, teamId, externalId);
    if (stored === undefined) throw await erasures.missing(trx, teamId, externalId);
    return stored;
  }

  private choose({ slot }: SlotOfRecording, crmId: string, record: shownRecords.ShownRecord | undefined): ChosenRecord {
    const refuse = (why: string): AppError =>
      new AppError('UNPROCESSABLE', `${crmId} ${why}.`, { errors: [{ path: 'crmId', message: `${crmId} ${why}.` }] });
    if (record === undefined) throw refuse('is not in the mirror');
    if (!TYPES[slot].includes(record.type))
      throw refuse(`is of type ${record.type}, which the ${slot} slot cannot hold`);
    if (record.crmId !== record.askedCrmId) throw refuse(`was merged into ${record.crmId}`);
    if (record.isDeleted) throw refuse('is deleted');
    return { crmId: record.crmId, type: record.type, name: record.name };
  }

  /** The live Account of an Opportunity; of one that was merged away its survivor. */
  private async accountOf(
    trx: Db,
    { teamId }: SlotOfRecording,
    opportunity: shownRecords.ShownRecord | undefined,
  ): Promise<ChosenRecord | undefined> {
    if (opportunity?.accountCrmId == null) return undefined;
    const { accountCrmId } = opportunity;
    const account = (await shownRecords.show(trx, teamId, [accountCrmId])).get(accountCrmId);
    if (account === undefined || account.isDeleted || account.type !== 'Account') return undefined;
    return { crmId: account.crmId, type: account.type, name: account.name };
  }

  private async store(
    trx: Db,
    { teamId, externalId, actor }: SlotOfRecording,
    stored: StoredRecording,
    changes: readonly ManualChange[],
  ): Promise<ChangedByHand> {
    const links = after(stored.links, changes);
    if (changes.length > 0) {
      await manualChanges.insert(trx, teamId, externalId, { changes, actor, now: this.clock.now() });
      await recordings.setLinks(trx, teamId, externalId, links);
    }
    for (const change of changes)
      await this.events.publish(trx, teamId, LINK_CHANGED, { externalId, actor, ...change });
    const tile = await this.recordings.tileOf(trx, teamId, { ...stored, links });
    return { tile, before: stored.links, after: links };
  }
}
