import { type Db, execute, many, newId, statement } from '#platform';
import type { Link, ManualChange } from '../domain/manual/links.js';

/** Who did something, as the audit names them. */
export interface Actor {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string | null;
}

export type StoredChange = ManualChange & { readonly at: Date; readonly actor: Actor };

const INSERT = statement(
  'linking.insert_manual_change',
  `insert into linking.manual_changes (team_id, recording_external_id, change_id, at, actor, action, slot, before, after)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Adds the changes to the history, in their order. */
export async function insert(
  trx: Db,
  teamId: string,
  externalId: string,
  { changes, actor, now }: { changes: readonly ManualChange[]; actor: Actor; now: Date },
): Promise<void> {
  for (const { action, slot, before, after } of changes) {
    const values = [now, JSON.stringify(actor), action, slot, JSON.stringify(before), JSON.stringify(after)];
    await execute(trx, INSERT, [teamId, externalId, newId(), ...values]);
  }
}

interface Row {
  at: Date;
  actor: Actor;
  action: ManualChange['action'];
  slot: ManualChange['slot'];
  before: Link;
  after: Link;
}

const LIST = statement(
  'linking.list_manual_changes',
  `select at, actor, action, slot, before, after from linking.manual_changes
   where team_id = $1 and recording_external_id = $2 order by change_id`,
);

/** Every manual change of a recording, the oldest first. */
export async function list(db: Db, teamId: string, externalId: string): Promise<StoredChange[]> {
  return many<Row>(db, LIST, [teamId, externalId]);
}
