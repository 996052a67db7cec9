import { hostname, userInfo } from 'node:os';
import { audit, type AuditEntry } from '#access';

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user often has no entry.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** Who is at the command line, for the audit: the system's user on this machine, and the address their terminal is at. */
export function byOperator(): Pick<AuditEntry, 'actor' | 'sourceAddress'> {
  const actor = { ...audit.OPERATOR, name: `${loginName()}@${hostname()}` };
  return { actor, sourceAddress: process.env['SSH_CONNECTION']?.split(' ')[0] ?? hostname() };
}
