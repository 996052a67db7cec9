import { type Db, execute, many, maybeOne, statement } from '#platform';

export interface StoredDescription<T> {
  etag: string | null;
  description: T;
  confirmedAt: Date;
  fetchedAt: Date;
}

const selectDescription = statement(
  'salesforce.find_description',
  `select etag, description, confirmed_at as "confirmedAt", fetched_at as "fetchedAt"
     from salesforce.descriptions
    where team_id = $1 and object = $2 and variant = $3`,
);

export async function find<T>(
  db: Db,
  teamId: string,
  object: string,
  variant: string,
): Promise<StoredDescription<T> | undefined> {
  return maybeOne<StoredDescription<T>>(db, selectDescription, [teamId, object, variant]);
}

const selectDescriptions = statement(
  'salesforce.list_descriptions',
  `select object, description, confirmed_at as "confirmedAt" from salesforce.descriptions
    where team_id = $1 and variant = $2 and object = any($3)`,
);

/** Those of some objects that are stored. */
export async function list<T>(
  db: Db,
  teamId: string,
  variant: string,
  objects: readonly string[],
): Promise<(Pick<StoredDescription<T>, 'description' | 'confirmedAt'> & { object: string })[]> {
  return many(db, selectDescriptions, [teamId, variant, objects]);
}

const upsertDescription = statement(
  'salesforce.save_description',
  `insert into salesforce.descriptions (team_id, object, variant, etag, description, confirmed_at, fetched_at)
   values ($1, $2, $3, $4, $5::jsonb, $6, $6)
   on conflict (team_id, object) do update
     set variant = excluded.variant, etag = excluded.etag, description = excluded.description,
         confirmed_at = excluded.confirmed_at, fetched_at = excluded.fetched_at`,
);

export interface NewDescription {
  object: string;
  variant: string;
  etag: string | null;
  description: unknown;
}

export async function save(db: Db, teamId: string, fetched: NewDescription, now: Date): Promise<void> {
  const { object, variant, etag, description } = fetched;
  await execute(db, upsertDescription, [teamId, object, variant, etag, JSON.stringify(description), now]);
}

const confirmDescription = statement(
  'salesforce.confirm_description',
  `update salesforce.descriptions set confirmed_at = $3 where team_id = $1 and object = $2`,
);

/** The org says that nothing changed. */
export async function confirm(db: Db, teamId: string, object: string, now: Date): Promise<void> {
  await execute(db, confirmDescription, [teamId, object, now]);
}

const deleteDescriptions = statement(
  'salesforce.forget_descriptions',
  `delete from salesforce.descriptions where team_id = $1`,
);

/** Another user sees other fields: nothing remembered counts after a new sign-in. */
export async function forget(db: Db, teamId: string): Promise<void> {
  await execute(db, deleteDescriptions, [teamId]);
}
