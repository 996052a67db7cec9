import { type Db, execute, maybeOne, one, statement } from '#platform';

export interface Authorization {
  sessionId: string;
  loginUrl: string;
  /** Ciphertext. */
  codeVerifier: string;
}

const insertAuthorization = statement(
  'salesforce.add_authorization',
  `insert into salesforce.authorizations (team_id, state_hash, session_id, login_url, code_verifier, expires_at)
   values ($1, $2, $3, $4, $5, $6)`,
);
const deleteExpired = statement(
  'salesforce.forget_expired_authorizations',
  `delete from salesforce.authorizations where team_id = $1 and expires_at <= $2`,
);

export async function add(
  db: Db,
  teamId: string,
  stateHash: Buffer,
  authorization: Authorization,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  const { sessionId, loginUrl, codeVerifier } = authorization;
  await execute(db, deleteExpired, [teamId, now]);
  await execute(db, insertAuthorization, [teamId, stateHash, sessionId, loginUrl, codeVerifier, expiresAt]);
}

const openAuthorization = statement(
  'salesforce.open_authorization',
  `select exists (select 1 from salesforce.authorizations where team_id = $1 and state_hash = $2 and expires_at > $3)
     as "exists"`,
);

/** Whether a sign-in is under way; it goes on. */
export async function isOpen(db: Db, teamId: string, stateHash: Buffer, now: Date): Promise<boolean> {
  return (await one<{ exists: boolean }>(db, openAuthorization, [teamId, stateHash, now])).exists;
}

const deleteAuthorization = statement(
  'salesforce.take_authorization',
  `delete from salesforce.authorizations
    where team_id = $1 and state_hash = $2
   returning session_id as "sessionId", login_url as "loginUrl", code_verifier as "codeVerifier",
             expires_at > $3 as "isOpen"`,
);

/** Takes a sign-in out, so that its state works once: even when what follows fails, or it was too late. */
export async function take(db: Db, teamId: string, stateHash: Buffer, now: Date): Promise<Authorization | undefined> {
  const row = await maybeOne<Authorization & { isOpen: boolean }>(db, deleteAuthorization, [teamId, stateHash, now]);
  if (row?.isOpen !== true) return undefined;
  const { sessionId, loginUrl, codeVerifier } = row;
  return { sessionId, loginUrl, codeVerifier };
}
