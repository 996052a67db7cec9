/**
 * Connections to a pooler that lends a session of PostgreSQL for one transaction at a time: what one leaves behind in its
 * session, a setting or a statement prepared by name, the next borrower finds, and it finds none of its own.
 */
const lent = new WeakSet();

/** Says so of a connection. */
export function lendsSessions(client: object): void {
  lent.add(client);
}

/** Nothing may be left in the session of this connection. */
export function hasLentSession(client: object): boolean {
  return lent.has(client);
}
