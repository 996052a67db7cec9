import { audit, type AuditEntry, type Principal } from '#access';
import { type Db, transaction } from '#platform';

/** What is being done to what, as in `{ action: 'api_key.create', subject: id }`. */
export type AuditedAction = Pick<AuditEntry, 'action' | 'subject'>;

/** `before` and `after` are what the audit keeps; never put a secret into them. */
export interface AuditedOutcome<T> {
  result: T;
  before?: unknown;
  after?: unknown;
  /** When the subject is known only afterwards, as the id of something made. */
  subject?: string;
}

/** Does `work` and writes who did it into the audit in one transaction: neither without the other. */
export async function audited<T>(
  db: Db,
  principal: Principal,
  { action, subject }: AuditedAction,
  work: (trx: Db) => Promise<AuditedOutcome<T>>,
): Promise<T> {
  return transaction(db, async (trx) => {
    const outcome = await work(trx);
    await audit.record(trx, principal.teamId, {
      ...audit.byPrincipal(principal),
      action,
      subject: outcome.subject ?? subject,
      before: outcome.before ?? null,
      after: outcome.after ?? null,
    });
    return outcome.result;
  });
}
