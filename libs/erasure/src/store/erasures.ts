import type { AuditActor } from '#access';
import { type Db, execute, many, maybeOne, one, statement } from '#platform';

/**
 * What is looked through, in this order: what a pending recording would take the person from before the recordings, but the
 * calls, which say whose number is whose; then what was decided while the others were looked through.
 */
export const STAGES = [
  'meetings',
  'recordings',
  'dialer_calls',
  'decided_meanwhile',
  'audit',
  'events',
  'deliveries',
  'mirror',
] as const;
export type Stage = (typeof STAGES)[number];

/** A request to erase a person. Of the person nothing is in it once it is over. */
export interface Erasure {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  /** In how many something was replaced. */
  readonly recordings: number;
  readonly meetings: number;
  readonly dialerCalls: number;
  /** Null until it has begun. */
  readonly stillInSalesforce: boolean | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  /** A code of the catalogue, of one that failed. */
  readonly error: string | null;
}

const COLUMNS = `id, state, recordings, meetings, dialer_calls as "dialerCalls",
  still_in_salesforce as "stillInSalesforce", requested_at as "requestedAt", finished_at as "finishedAt", error`;

const INSERT = statement(
  'erasure.insert',
  `insert into erasure.erasures (team_id, id, state, person, actor, requested_at, still_in_salesforce)
   values ($1, $2, 'running', $3, $4, $5, $6) returning ${COLUMNS}`,
);

export interface NewErasure {
  readonly id: string;
  /** Encrypted. */
  readonly person: string;
  readonly actor: AuditActor;
  readonly at: Date;
  readonly stillInSalesforce: boolean;
}

export async function insert(trx: Db, teamId: string, erasure: NewErasure): Promise<Erasure> {
  const { id, person, actor, at, stillInSalesforce } = erasure;
  return one<Erasure>(trx, INSERT, [teamId, id, person, JSON.stringify(actor), at, stillInSalesforce]);
}

const GET = statement('erasure.get', `select ${COLUMNS} from erasure.erasures where team_id = $1 and id = $2`);

export async function get(db: Db, teamId: string, id: string): Promise<Erasure | undefined> {
  return maybeOne<Erasure>(db, GET, [teamId, id]);
}

const LIST = statement(
  'erasure.list',
  `select ${COLUMNS} from erasure.erasures where team_id = $1 order by requested_at, id`,
);

export async function list(db: Db, teamId: string): Promise<Erasure[]> {
  return many<Erasure>(db, LIST, [teamId]);
}

/** Where a running erasure is. */
export interface Progress {
  readonly person: string;
  readonly stage: Stage;
  readonly position: string;
  readonly requestedAt: Date;
}

const LOCK = statement(
  'erasure.lock',
  `select person, coalesce(stage, '${STAGES[0]}') as stage, coalesce(position, '') as position,
     requested_at as "requestedAt"
   from erasure.erasures where team_id = $1 and id = $2 and state = 'running' for update`,
);

/** Held until the transaction ends, so that no other worker is at the same page; undefined once it is over. */
export async function lock(trx: Db, teamId: string, id: string): Promise<Progress | undefined> {
  return maybeOne<Progress>(trx, LOCK, [teamId, id]);
}

const MOVE = statement(
  'erasure.move',
  `update erasure.erasures set stage = $3, position = $4, recordings = recordings + $5, meetings = meetings + $6,
     dialer_calls = dialer_calls + $7
   where team_id = $1 and id = $2 and state = 'running'`,
);

export interface Moved {
  readonly stage: Stage;
  readonly position: string;
  /** What was redacted in the stage before. */
  readonly redacted: Partial<Record<Stage, number>>;
}

export async function move(trx: Db, teamId: string, id: string, { stage, position, redacted }: Moved): Promise<void> {
  const recordings = (redacted.recordings ?? 0) + (redacted.decided_meanwhile ?? 0);
  const counts = [recordings, redacted.meetings ?? 0, redacted.dialer_calls ?? 0];
  await execute(trx, MOVE, [teamId, id, stage, position, ...counts]);
}

const END = statement(
  'erasure.end',
  `update erasure.erasures set state = $3, person = null, stage = null, position = null, finished_at = $4, error = $5,
     still_in_salesforce = coalesce($6, still_in_salesforce)
   where team_id = $1 and id = $2 and state = 'running'`,
);

export interface Ending {
  readonly state: 'done' | 'failed';
  readonly at: Date;
  readonly error: string | null;
  readonly stillInSalesforce: boolean | null;
}

/** The person is forgotten with it. */
export async function end(trx: Db, teamId: string, id: string, ending: Ending): Promise<void> {
  const { state, at, error, stillInSalesforce } = ending;
  await execute(trx, END, [teamId, id, state, at, error, stillInSalesforce]);
}

const RUNNING = statement(
  'erasure.running',
  `select e.team_id as "teamId", e.id from erasure.erasures e where e.state = 'running'`,
);

/** Every team's, to be taken up again. */
export async function running(db: Db): Promise<{ teamId: string; id: string }[]> {
  return many<{ teamId: string; id: string }>(db, RUNNING);
}

const PERSONS = statement(
  'erasure.persons',
  `select team_id as "teamId", id, person from erasure.erasures where person is not null`,
);
const KEY_IDS = statement(
  'erasure.encryption_keys_in_use',
  `select distinct split_part(person, '.', 1) as id from erasure.erasures
   where team_id is not null and person is not null`,
);

/** The ids of the encryption keys that stored secrets were encrypted with. */
export async function encryptionKeysInUse(db: Db): Promise<string[]> {
  return (await many<{ id: string }>(db, KEY_IDS)).map(({ id }) => id);
}

const SET_PERSON = statement(
  'erasure.set_person',
  'update erasure.erasures set person = $4 where team_id = $1 and id = $2 and person = $3',
);

/** Those that are kept encrypted, for a new key. */
export async function persons(db: Db): Promise<{ teamId: string; id: string; person: string }[]> {
  return many<{ teamId: string; id: string; person: string }>(db, PERSONS);
}

/** False when it was over meanwhile. */
export async function setPerson(
  db: Db,
  teamId: string,
  id: string,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  return (await execute(db, SET_PERSON, [teamId, id, before, after])) === 1;
}
