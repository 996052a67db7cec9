import { type Db, execute, many, newId, statement } from '#platform';
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

const insertEntry = statement(
  'access.insert_audit_entry',
  `insert into access.audit_entries (team_id, entry_id, actor, action, subject, before, after, source_address)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const entryPage = statement(
  'access.audit_page',
  `select entry_id as id, at, actor, action, subject, before, after, source_address as "sourceAddress"
   from access.audit_entries
   where team_id = $1 and ($2::uuid is null or entry_id < $2) order by entry_id desc limit $3`,
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

/** Entries before `beforeId`, newest first. */
export async function page(
  db: Db,
  teamId: string,
  limit: number,
  beforeId: string | undefined,
): Promise<AuditRecord[]> {
  return many<AuditRecord>(db, entryPage, [teamId, beforeId ?? null, limit]);
}
