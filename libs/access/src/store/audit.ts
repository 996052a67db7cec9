import { type Cut, type Db, execute, many, manyWithin, newId, statement } from '#platform';
import type { Principal } from '../domain/principal.js';

/** Who did something: a person, a machine with a key, an operator at the command line, or the service by itself. */
export interface AuditActor {
  kind: 'user' | 'key' | 'operator' | 'system';
  id: string | null;
  name: string | null;
}

export interface AuditEntry {
  actor: AuditActor;
  /** As in `api_key.create`. */
  action: string;
  /** The id or name of what was changed. */
  subject: string | null;
  /** JSON values; never a secret. */
  before: unknown;
  after: unknown;
  /** The network address it was asked from; left out for what the service does by itself. */
  sourceAddress?: string | null | undefined;
}

export type AuditRecord = Omit<AuditEntry, 'sourceAddress'> & { id: string; at: Date; sourceAddress: string | null };

/** What the list is narrowed to; all of them together. */
export interface AuditFilter {
  /** One action, as in `api_key.create`, or all of a kind, as in `api_key`. */
  action?: string | undefined;
  /** Part of the actor's name, in any case. */
  actor?: string | undefined;
  /** The id or name of what was changed, whole. */
  subject?: string | undefined;
  from?: Date | undefined;
  /** Before it. */
  to?: Date | undefined;
}

const insertEntry = statement(
  'access.insert_audit_entry',
  `insert into access.audit_entries (team_id, entry_id, actor, action, subject, before, after, source_address)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const entryPage = statement(
  'access.audit_page',
  `select entry_id as id, at, actor, action, subject, before, after, source_address as "sourceAddress"
   from access.audit_entries
   where team_id = $1 and ($2::uuid is null or entry_id < $2)
     and ($4::text is null or action = $4 or starts_with(action, $4 || '.'))
     and ($5::text is null or strpos(lower(actor->>'name'), lower($5)) > 0)
     and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
     and ($8::text is null or subject = $8)
   order by entry_id desc limit $3`,
);

/** The actor of a request. */
export function actorOf({ kind, id, email, name }: Principal): AuditActor {
  return { kind, id, name: email ?? name ?? null };
}

/** Who asks and from where: of an entry for something a request does. */
export function byPrincipal(principal: Principal): Pick<AuditEntry, 'actor' | 'sourceAddress'> {
  return { actor: actorOf(principal), sourceAddress: principal.sourceAddress ?? null };
}

/** The operator at the command line. */
export const OPERATOR: AuditActor = { kind: 'operator', id: null, name: null };

/** Adds an entry. Call it in the transaction of the change, so that neither exists without the other. */
export async function record(db: Db, teamId: string, entry: AuditEntry): Promise<void> {
  const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));
  const { actor, action, subject, before, after, sourceAddress = null } = entry;
  const values = [json(actor), action, subject, json(before), json(after), sourceAddress];
  await execute(db, insertEntry, [teamId, newId(), ...values]);
}

/** Entries before `beforeId`, newest first: at most `limit`, and fewer where they are large. */
export async function page(
  db: Db,
  teamId: string,
  limit: number,
  { beforeId, action, actor, subject, from, to }: AuditFilter & { beforeId?: string | undefined } = {},
): Promise<Cut<AuditRecord>> {
  const filter = [action ?? null, actor ?? null, from ?? null, to ?? null, subject ?? null];
  return manyWithin<AuditRecord>(db, entryPage, [teamId, beforeId ?? null, limit + 1, ...filter], limit);
}

export interface AuditPageToRedact {
  /** As it was answered for the page before; empty for the first. */
  readonly after: string;
  readonly limit: number;
  readonly at: Date;
  /** What an entry says, as it is to be; undefined when it stays. */
  readonly change: (said: AuditSaid) => AuditSaid | undefined;
}

export type AuditSaid = Pick<AuditRecord, 'before' | 'after'>;

// Changes by hand are what the audit quotes records in.
const entriesAfter = statement(
  'access.audit_entries_after',
  `select entry_id as id, before, after from access.audit_entries
   where team_id = $1 and ($2::uuid is null or entry_id > $2) and action like 'related\\_record.%'
   order by entry_id limit $3`,
);
const redactEntries = statement(
  'access.redact_audit_entries',
  'select access.redact_audit(team_id, $2, $3) from (select $1::uuid as team_id) t',
);

/** Replaces a person in a page of what the audit quotes (E2); answers where the next one begins. */
export async function redactPage(
  trx: Db,
  teamId: string,
  { after, limit, at, change }: AuditPageToRedact,
): Promise<string | undefined> {
  const values = [teamId, after === '' ? null : after, limit];
  const rows = await many<AuditSaid & { id: string }>(trx, entriesAfter, values);
  const changed = rows.flatMap(({ id, ...said }) => {
    const redacted = change(said);
    return redacted === undefined ? [] : [{ id, ...redacted }];
  });
  if (changed.length > 0) await execute(trx, redactEntries, [teamId, at, JSON.stringify(changed)]);
  return rows.length < limit ? undefined : rows.at(-1)?.id;
}

const entriesAbout = statement(
  'access.audit_entries_about',
  `select entry_id as id from access.audit_entries
   where team_id = $1 and action like 'related\\_record.%' and starts_with(subject, $2)`,
);

/** What the audit quotes of an erased recording goes; that something was done to it stays (E1). */
export async function forgetAbout(trx: Db, teamId: string, externalId: string, at: Date): Promise<void> {
  const rows = await many<{ id: string }>(trx, entriesAbout, [teamId, `${externalId}/`]);
  const emptied = rows.map(({ id }) => ({ id, before: null, after: null }));
  if (rows.length > 0) await execute(trx, redactEntries, [teamId, at, JSON.stringify(emptied)]);
}
