import { type Cut, type Db, holdsText, many, manyWithin, statement, unprepared } from '#platform';
import type { Reason, Slot } from '../domain/model/decision.js';
import type { Recording } from '../domain/model/recording.js';
import { DECISION_JOIN, RECORDING_JSON } from './recordings.js';
import { type RecordingRow, type StoredRecording, toStoredRecording } from './rows.js';

/** What a list of recordings may be narrowed to; all of them together. */
export interface RecordingFilter {
  readonly state?: 'pending' | 'decided' | undefined;
  /** With `slotState` or `reason`: of this slot alone. */
  readonly slot?: Slot | undefined;
  readonly slotState?: 'pending' | 'linked' | 'empty' | undefined;
  readonly reason?: string | undefined;
  /** Part of a title, an external id or a linked name, in any case. */
  readonly q?: string | undefined;
  /** Started at or after. */
  readonly from?: Date | undefined;
  /** Started before. */
  readonly to?: Date | undefined;
}

/** Where the last page ended. `startedAt` is RFC 3339 with microseconds. */
export interface ListPosition {
  readonly startedAt: string;
  readonly externalId: string;
}

/** Ids of a slot, one of which must be linked. */
export type LinkedTo = Readonly<Partial<Record<Slot, readonly string[]>>>;

export type ListedRecording = StoredRecording & { readonly position: ListPosition };

const SLOTS: readonly Slot[] = ['person', 'account', 'opportunity'];
const POSITION = `json_build_object('startedAt', to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'externalId', r.external_id)`;

/** As the index `recordings_text_trigrams` has it. */
const SEARCHED = `lower(coalesce(r.title, '') || ' ' || r.external_id || ' ' || coalesce(r.person_name, '') || ' ' ||
    coalesce(r.account_name, '') || ' ' || coalesce(r.opportunity_name, ''))`;

type Bind = (value: unknown) => string;

function conditions(filter: RecordingFilter, linkedTo: LinkedTo, bind: Bind): string[] {
  const { state, slot, slotState, reason, q, from, to } = filter;
  const slots = slot === undefined ? SLOTS : [slot];
  const found: string[] = [];
  if (state !== undefined) found.push(`r.decided_at is ${state === 'pending' ? '' : 'not '}null`);
  // Both of one slot: "empty for this reason", not "empty here and for this reason there".
  const ofSlot: [column: string, value: string][] = [];
  if (slotState !== undefined) ofSlot.push(['state', bind(slotState)]);
  if (reason !== undefined) ofSlot.push(['reason', bind(reason)]);
  if (ofSlot.length > 0) {
    const each = slots.map((name) => ofSlot.map(([column, value]) => `r.${name}_${column} = ${value}`).join(' and '));
    found.push(`((${each.join(') or (')}))`);
  }
  for (const [name, ids] of Object.entries(linkedTo)) found.push(`r.${name}_crm_id = any(${bind(ids)}::text[])`);
  if (q !== undefined) found.push(holdsText(SEARCHED, bind(q)));
  if (from !== undefined) found.push(`r.started_at >= ${bind(from)}`);
  if (to !== undefined) found.push(`r.started_at < ${bind(to)}`);
  return found;
}

/** The latest started first; at most `limit`, and fewer where they are large. */
export async function list(
  db: Db,
  teamId: string,
  {
    filter,
    linkedTo,
    after,
    limit,
  }: { filter: RecordingFilter; linkedTo: LinkedTo; after: ListPosition | undefined; limit: number },
): Promise<Cut<ListedRecording>> {
  const values: unknown[] = [teamId, limit + 1];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const where = conditions(filter, linkedTo, bind);
  if (after !== undefined) {
    const [startedAt, externalId] = [bind(after.startedAt), bind(after.externalId)];
    where.push(`r.started_at <= ${startedAt}::timestamptz`);
    where.push(`(r.started_at < ${startedAt}::timestamptz or r.external_id > ${externalId})`);
  }
  const { rows, isCut } = await manyWithin<{ row: RecordingRow; position: ListPosition }>(
    db,
    unprepared(`
      select ${RECORDING_JSON} as row, ${POSITION} as position
      from linking.recordings r ${DECISION_JOIN}
      where ${['r.team_id = $1', ...where].join(' and ')}
      order by r.started_at desc, r.external_id limit $2`),
    values,
    limit,
  );
  return { rows: rows.map(({ row, position }) => ({ ...toStoredRecording(row), position })), isCut };
}

const RECENT = statement(
  'linking.recent_recordings',
  `select r.external_id as "externalId", r.body as recording, ${POSITION} as position from linking.recordings r
   where r.team_id = $1 and r.decided_at is not null
     and ($3::timestamptz is null or (r.started_at <= $3 and (r.started_at < $3 or r.external_id > $4)))
   order by r.started_at desc, r.external_id limit $2`,
);

/** Decided recordings as they were handed in, the latest started first; at most `limit`, fewer where they are large. */
export function recent(
  db: Db,
  teamId: string,
  { after, limit }: { after: ListPosition | undefined; limit: number },
): Promise<Cut<HandedIn>> {
  const values = [teamId, limit + 1, after?.startedAt ?? null, after?.externalId ?? null];
  return manyWithin<HandedIn>(db, RECENT, values, limit);
}

/** A decided recording without its decision. */
export interface HandedIn {
  readonly externalId: string;
  readonly recording: Recording;
  readonly position: ListPosition;
}

/** How many recordings a slot is empty in for one reason. */
export interface ReasonCount {
  readonly slot: Slot;
  readonly reason: Reason;
  readonly count: number;
}

/** SQL that counts the recordings of `list` with these conditions, by slot and reason; $1 is the team. */
export function countReasonsSql(filter: RecordingFilter, linkedTo: LinkedTo, bind: Bind): string {
  const slots = filter.slot === undefined ? SLOTS : [filter.slot];
  const counts = slots.map((slot) => {
    const where = [
      'r.team_id = $1',
      `r.${slot}_reason is not null`,
      ...conditions({ ...filter, slot }, linkedTo, bind),
    ];
    return `select '${slot}' as slot, r.${slot}_reason as reason, count(*) as count from linking.recordings r
      where ${where.join(' and ')} group by r.${slot}_reason`;
  });
  return `${counts.join(' union all ')} order by count desc, reason, slot`;
}

/** The work list by reason, the most frequent first: `list` with a slot and a reason of it has `count` recordings. */
export async function countReasons(
  db: Db,
  teamId: string,
  { filter, linkedTo }: { filter: RecordingFilter; linkedTo: LinkedTo },
): Promise<ReasonCount[]> {
  const values: unknown[] = [teamId];
  const sql = countReasonsSql(filter, linkedTo, (value) => `$${values.push(value)}`);
  return many<ReasonCount>(db, unprepared(sql), values);
}

/** An entry of a feed. */
export interface FeedEntry {
  readonly externalId: string;
  readonly kind: string;
  readonly title: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly position: ListPosition;
}

const feedOf = (slot: Slot): ReturnType<typeof statement> =>
  statement(
    `linking.feed_of_${slot}`,
    `select r.external_id as "externalId", r.kind, r.title, r.started_at as "startedAt", r.ended_at as "endedAt",
       ${POSITION} as position
     from linking.recordings r
     where r.team_id = $1 and r.${slot}_crm_id = any($2::text[]) and r.${slot}_origin = 'auto'
       and ($3::timestamptz is null or r.started_at < $3 or (r.started_at = $3 and r.external_id > $4))
     order by r.started_at desc, r.external_id limit $5`,
  );
export const FEEDS: Readonly<Record<Slot, ReturnType<typeof statement>>> = {
  person: feedOf('person'),
  account: feedOf('account'),
  opportunity: feedOf('opportunity'),
};

/** Recordings whose current link to one of the ids is automatic (M2), the latest first. */
export async function feed(
  db: Db,
  teamId: string,
  slot: Slot,
  { crmIds, after, limit }: { crmIds: readonly string[]; after: ListPosition | undefined; limit: number },
): Promise<FeedEntry[]> {
  return many<FeedEntry>(db, FEEDS[slot], [teamId, crmIds, after?.startedAt ?? null, after?.externalId ?? '', limit]);
}
