import type { MappedValues } from './domain/model/candidates.js';
import { type Flag, type Grade, type Reason, type RecordType, type Slot, SLOTS } from './domain/model/decision.js';
import type { Link } from './domain/manual/links.js';
import type { StoredRecording } from './store/rows.js';
import type { ShownRecord } from './store/shown-records.js';

/** A slot as a reader sees it. */
export interface RelatedRecord {
  readonly state: Link['state'];
  readonly origin: Link['origin'];
  /** The decided one, or the one set by hand; it stays after a merge. */
  readonly crmId: string | null;
  readonly type: RecordType | null;
  /** Today's; after a merge the survivor's, as `url` (N3). */
  readonly name: string | null;
  readonly url: string | null;
  readonly reason: Reason | null;
  readonly grade: Grade | null;
  /** The survivor, when Salesforce merged the record away. */
  readonly mergedInto: string | null;
  /** The record is gone from Salesforce, with no survivor. */
  readonly deleted: boolean;
}

/** A slot of the tile: with today's values and those of the decision. */
export interface TileRecord extends RelatedRecord {
  readonly fields: MappedValues | null;
  readonly snapshot: MappedValues | null;
}

interface Answer<Related> {
  readonly externalId: string;
  readonly state: 'pending' | 'decided';
  readonly decidedAt: string | null;
  readonly decisionId: string | null;
  readonly staleMirror: boolean;
  readonly flags: readonly Flag[];
  readonly relatedRecords: Readonly<Record<Slot, Related>>;
}

/** What handing in a recording answers. */
export type RecordingAnswer = Answer<RelatedRecord>;

/** The tile: the slots, both by themselves and within the answer of a hand-in. */
export type Tile = Answer<TileRecord> & Readonly<Record<Slot, TileRecord>>;

/** What links are shown with. */
export interface Surroundings {
  /** Where record pages are; null before the first connection. */
  readonly instanceUrl: string | null;
  /** What the linked ids stand for today; ids that are left out are shown as they were linked. */
  readonly records: ReadonlyMap<string, ShownRecord>;
}

/** The ids that `Surroundings.records` should know. */
export function linkedIds(recordings: readonly Pick<StoredRecording, 'links'>[]): string[] {
  return recordings.flatMap(({ links }) => SLOTS.map((slot) => links[slot].crmId).filter((crmId) => crmId !== null));
}

function showLink(stored: StoredRecording, slot: Slot, { instanceUrl, records }: Surroundings): RelatedRecord {
  const { state, origin, crmId, type, name, reason } = stored.links[slot];
  const today = crmId === null ? undefined : records.get(crmId);
  const shownId = today?.crmId ?? crmId;
  return {
    state,
    origin,
    crmId,
    type,
    name: today === undefined ? name : today.name,
    url: instanceUrl === null || shownId === null ? null : `${instanceUrl}/${shownId}`,
    reason,
    grade: state === 'linked' && origin === 'auto' ? (stored.decision?.slots[slot].grade ?? null) : null,
    mergedInto: shownId === crmId ? null : shownId,
    deleted: today?.isDeleted ?? false,
  };
}

function answer<Related>(stored: StoredRecording, of: (slot: Slot) => Related): Answer<Related> {
  const { externalId, decision } = stored;
  return {
    externalId,
    state: decision === undefined ? 'pending' : 'decided',
    decidedAt: decision?.decidedAt ?? null,
    decisionId: decision?.decisionId ?? null,
    staleMirror: decision?.staleMirror ?? false,
    flags: decision?.flags ?? [],
    relatedRecords: { person: of('person'), account: of('account'), opportunity: of('opportunity') },
  };
}

/** The answer of a hand-in, and the item of a list. */
export function showAnswer(stored: StoredRecording, around: Surroundings): RecordingAnswer {
  return answer(stored, (slot) => showLink(stored, slot, around));
}

/** The Related Records tile (T1). */
export function showTile(stored: StoredRecording, around: Surroundings): Tile {
  const shown = answer(stored, (slot): TileRecord => {
    const link = showLink(stored, slot, around);
    const today = link.crmId === null ? undefined : around.records.get(link.crmId);
    const snapshot = link.origin === 'auto' ? (stored.decision?.slots[slot].snapshot ?? null) : null;
    return { ...link, fields: today?.fields ?? null, snapshot };
  });
  return { ...shown, ...shown.relatedRecords };
}
