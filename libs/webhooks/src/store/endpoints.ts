import { type Db, execute, many, maybeOne, one, statement } from '#platform';
import { type WebhookEvent } from '../domain/event-types.js';

/** An address that is told what happens, without its secret. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description: string | null;
  /** Nothing is told to it while false. */
  readonly enabled: boolean;
  /** Until when messages are signed with the secret before the last one, too; null when there is none. */
  readonly previousSecretEndsAt: Date | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, url, events, description, enabled, previous_secret_ends_at as "previousSecretEndsAt",
  created_at as "createdAt"`;

const INSERT = statement(
  'webhooks.insert_endpoint',
  `insert into webhooks.endpoints (team_id, id, url, events, description, secret) values ($1, $2, $3, $4, $5, $6)
   returning ${COLUMNS}`,
);
// Makes those who add an endpoint to a team wait for each other, so that their number is known.
const LOCK_TEAM = statement(
  'webhooks.lock_team',
  `select pg_advisory_xact_lock(hashtextextended('webhooks.endpoints ' || $1, 0))`,
);
const COUNT = statement(
  'webhooks.count_endpoints',
  'select count(*) as count from webhooks.endpoints where team_id = $1',
);
const CHANGE = statement(
  'webhooks.change_endpoint',
  `update webhooks.endpoints set url = $3, events = $4, description = $5, enabled = $6
   where team_id = $1 and id = $2 returning ${COLUMNS}`,
);
const SUCCEED_SECRET = statement(
  'webhooks.succeed_secret',
  `update webhooks.endpoints set previous_secret = secret, previous_secret_ends_at = $4, secret = $3
   where team_id = $1 and id = $2 returning ${COLUMNS}`,
);
const PAGE = statement(
  'webhooks.endpoint_page',
  `select ${COLUMNS} from webhooks.endpoints where team_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
);
const ALL = statement('webhooks.endpoints_of_team', `select ${COLUMNS} from webhooks.endpoints where team_id = $1`);
const GET = statement(
  'webhooks.get_endpoint',
  `select ${COLUMNS} from webhooks.endpoints where team_id = $1 and id = $2`,
);
const LOCK = statement(
  'webhooks.lock_endpoint',
  `select ${COLUMNS} from webhooks.endpoints where team_id = $1 and id = $2 for no key update`,
);
const REMOVE = statement(
  'webhooks.delete_endpoint',
  `delete from webhooks.endpoints where team_id = $1 and id = $2 returning ${COLUMNS}`,
);
const TEAMS = statement('webhooks.teams', 'select distinct team_id as "teamId" from webhooks.endpoints');
const SECRETS = statement(
  'webhooks.secrets',
  `select team_id as "teamId", id, secret, previous_secret as "previousSecret" from webhooks.endpoints
   order by team_id, id`,
);
const KEY_IDS = statement(
  'webhooks.encryption_keys_in_use',
  `select distinct split_part(s.secret, '.', 1) as id
   from webhooks.endpoints e, unnest(array[e.secret, e.previous_secret]) s (secret)
   where e.team_id is not null and s.secret is not null`,
);
const REPLACE_SECRET = statement(
  'webhooks.replace_secret',
  `update webhooks.endpoints set secret = $5, previous_secret = $6
   where team_id = $1 and id = $2 and secret = $3 and previous_secret is not distinct from $4`,
);

/** The ids of the encryption keys that stored secrets were encrypted with. */
export async function encryptionKeysInUse(db: Db): Promise<string[]> {
  return (await many<{ id: string }>(db, KEY_IDS)).map(({ id }) => id);
}

/** Stores an endpoint; `secret` is encrypted already. */
export function insert(
  db: Db,
  teamId: string,
  endpoint: Pick<Endpoint, 'id' | 'url' | 'events' | 'description'> & { secret: string },
): Promise<Endpoint> {
  const { id, url, events, description, secret } = endpoint;
  return one<Endpoint>(db, INSERT, [teamId, id, url, events, description, secret]);
}

/** How many the team has; nobody adds one until the transaction ends. */
export async function countLocked(trx: Db, teamId: string): Promise<number> {
  await one(trx, LOCK_TEAM, [teamId]);
  return (await one<{ count: number }>(trx, COUNT, [teamId])).count;
}

/** Undefined when there is none. */
export function change(
  db: Db,
  teamId: string,
  { id, url, events, description, enabled }: Pick<Endpoint, 'id' | 'url' | 'events' | 'description' | 'enabled'>,
): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(db, CHANGE, [teamId, id, url, events, description, enabled]);
}

/** Puts another secret, encrypted already, before the one it has, which stays valid until `previousEndsAt`. */
export function succeedSecret(
  db: Db,
  teamId: string,
  { id, secret, previousEndsAt }: { id: string; secret: string; previousEndsAt: Date },
): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(db, SUCCEED_SECRET, [teamId, id, secret, previousEndsAt]);
}

/** Endpoints after `afterId`, the oldest first. */
export function page(db: Db, teamId: string, limit: number, afterId: string | undefined): Promise<Endpoint[]> {
  return many<Endpoint>(db, PAGE, [teamId, afterId ?? null, limit]);
}

export function all(db: Db, teamId: string): Promise<Endpoint[]> {
  return many<Endpoint>(db, ALL, [teamId]);
}

export function get(db: Db, teamId: string, id: string): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(db, GET, [teamId, id]);
}

/** The endpoint, which nobody else changes until the transaction ends. */
export function lock(trx: Db, teamId: string, id: string): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(trx, LOCK, [teamId, id]);
}

/** Removes an endpoint with its deliveries; undefined when there is none. */
export function remove(db: Db, teamId: string, id: string): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(db, REMOVE, [teamId, id]);
}

/** Teams that have an endpoint. */
export async function teams(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS)).map(({ teamId }) => teamId);
}

/** The encrypted secrets of an endpoint. */
export interface StoredSecrets {
  readonly teamId: string;
  readonly id: string;
  readonly secret: string;
  readonly previousSecret: string | null;
}

/** Those of every endpoint of every team, to rotate the key. */
export function secrets(db: Db): Promise<StoredSecrets[]> {
  return many(db, SECRETS);
}

/** Puts other ciphertexts of the same secrets in their place; false when they changed meanwhile. */
export async function replaceSecrets(
  db: Db,
  before: StoredSecrets,
  after: Pick<StoredSecrets, 'secret' | 'previousSecret'>,
): Promise<boolean> {
  const values = [before.teamId, before.id, before.secret, before.previousSecret, after.secret, after.previousSecret];
  return (await execute(db, REPLACE_SECRET, values)) === 1;
}
