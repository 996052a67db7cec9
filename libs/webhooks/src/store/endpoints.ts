import { type Db, execute, many, maybeOne, one, statement } from '#platform';
import { type WebhookEvent } from '../domain/event-types.js';

/** An address that is told what happens, without its secret. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, url, events, description, created_at as "createdAt"`;

const INSERT = statement(
  'webhooks.insert_endpoint',
  `insert into webhooks.endpoints (team_id, id, url, events, description, secret) values ($1, $2, $3, $4, $5, $6)
   returning ${COLUMNS}`,
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
const REMOVE = statement(
  'webhooks.delete_endpoint',
  `delete from webhooks.endpoints where team_id = $1 and id = $2 returning ${COLUMNS}`,
);
const TEAMS = statement('webhooks.teams', 'select distinct team_id as "teamId" from webhooks.endpoints');
const SECRETS = statement(
  'webhooks.secrets',
  'select team_id as "teamId", id, secret from webhooks.endpoints order by team_id, id',
);
const REPLACE_SECRET = statement(
  'webhooks.replace_secret',
  'update webhooks.endpoints set secret = $4 where team_id = $1 and id = $2 and secret = $3',
);

/** Stores an endpoint; `secret` is encrypted already. */
export function insert(
  db: Db,
  teamId: string,
  endpoint: Pick<Endpoint, 'id' | 'url' | 'events' | 'description'> & { secret: string },
): Promise<Endpoint> {
  const { id, url, events, description, secret } = endpoint;
  return one<Endpoint>(db, INSERT, [teamId, id, url, events, description, secret]);
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

/** Removes an endpoint with its deliveries; undefined when there is none. */
export function remove(db: Db, teamId: string, id: string): Promise<Endpoint | undefined> {
  return maybeOne<Endpoint>(db, REMOVE, [teamId, id]);
}

/** Teams that have an endpoint. */
export async function teams(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS)).map(({ teamId }) => teamId);
}

/** The encrypted secret of every endpoint of every team, to rotate the key. */
export function secrets(db: Db): Promise<{ teamId: string; id: string; secret: string }[]> {
  return many(db, SECRETS);
}

/** Puts another ciphertext of the same secret in its place; false when it changed meanwhile. */
export async function replaceSecret(
  db: Db,
  { teamId, id, secret }: { teamId: string; id: string; secret: string },
  replacement: string,
): Promise<boolean> {
  return (await execute(db, REPLACE_SECRET, [teamId, id, secret, replacement])) === 1;
}
