import { audit, type Principal } from '#access';
import type { Db } from '#platform';
import type { ConnectionView } from '#salesforce';

/** What the audit keeps of a connection: which org, as whom and how; there is no secret in a view. */
function summary({ orgId, orgName, username, grant, instanceUrl }: ConnectionView): object | null {
  return orgId === null ? null : { orgId, orgName, username, grant, instanceUrl };
}

/** Writes who connected, in the transaction that stores the connection. */
export function auditConnected(principal: Principal, before: ConnectionView) {
  return async (trx: Db, after: ConnectionView): Promise<void> =>
    audit.record(trx, principal.teamId, {
      ...audit.byPrincipal(principal),
      action: 'connection.connect',
      subject: after.orgId,
      before: before.state === 'disconnected' ? null : summary(before),
      after: summary(after),
    });
}

export function auditDisconnected(principal: Principal, before: ConnectionView) {
  return async (trx: Db): Promise<void> =>
    audit.record(trx, principal.teamId, {
      ...audit.byPrincipal(principal),
      action: 'connection.disconnect',
      subject: before.orgId,
      before: summary(before),
      after: null,
    });
}
