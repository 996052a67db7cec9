import { type Db, execute, maybeOne, many, statement } from '#platform';
import type { Grant } from '../domain/classify-sign-in.js';

export type ConnectionState = 'connected' | 'needs_attention' | 'disconnected';

/** A connection as stored: secrets and tokens are ciphertext. */
export interface ConnectionRow {
  state: ConnectionState;
  grantType: Grant | null;
  loginUrl: string | null;
  clientId: string | null;
  username: string | null;
  clientSecret: string | null;
  privateKey: string | null;
  accessToken: string | null;
  refreshToken: string | null;
  tokenVersion: number;
  tokenIssuedAt: Date | null;
  rotatesRefreshToken: boolean;
  instanceUrl: string | null;
  orgId: string | null;
  orgName: string | null;
  isSandbox: boolean | null;
  userId: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  errorSince: Date | null;
  errorSeenAt: Date | null;
  /** The token endpoint refused: no token is asked for before `retryAt`. */
  errorAtSignIn: boolean;
  /** When it is tried again, unasked. */
  retryAt: Date | null;
  connectedAt: Date | null;
}

const selectConnection = statement(
  'salesforce.find_connection',
  `select state, grant_type as "grantType", login_url as "loginUrl", client_id as "clientId", username,
          client_secret as "clientSecret", private_key as "privateKey", access_token as "accessToken",
          refresh_token as "refreshToken", token_version as "tokenVersion", token_issued_at as "tokenIssuedAt",
          rotates_refresh_token as "rotatesRefreshToken", instance_url as "instanceUrl", org_id as "orgId",
          org_name as "orgName", is_sandbox as "isSandbox", user_id as "userId", error_code as "errorCode",
          error_message as "errorMessage", error_since as "errorSince", error_seen_at as "errorSeenAt",
          error_at_sign_in as "errorAtSignIn", retry_at as "retryAt",
          connected_at as "connectedAt"
     from salesforce.connections
    where team_id = $1`,
);

export async function find(db: Db, teamId: string): Promise<ConnectionRow | undefined> {
  return maybeOne<ConnectionRow>(db, selectConnection, [teamId]);
}

const lockConnection = statement(
  'salesforce.lock_connection',
  `select pg_advisory_xact_lock(hashtextextended('salesforce.connection:' || $1, 0))`,
);

/** Held until the transaction ends: one writer of a team's tokens at a time, however many processes run. */
export async function lock(trx: Db, teamId: string): Promise<void> {
  await execute(trx, lockConnection, [teamId]);
}

/** Everything a successful sign-in makes. `accessToken` and the secrets are ciphertext. */
export interface NewConnection {
  grantType: Grant;
  loginUrl: string;
  clientId: string;
  username: string | null;
  clientSecret: string | null;
  privateKey: string | null;
  accessToken: string;
  refreshToken: string | null;
  instanceUrl: string;
  orgId: string;
  orgName: string;
  isSandbox: boolean;
  userId: string;
}

const upsertConnection = statement(
  'salesforce.save_connection',
  `insert into salesforce.connections as known
     (team_id, state, grant_type, login_url, client_id, username, client_secret, private_key, access_token,
      refresh_token, token_version, token_issued_at, instance_url, org_id, org_name, is_sandbox, user_id, connected_at)
   values ($1, 'connected', $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, $13, $14, $15, $10)
   on conflict (team_id) do update set
     state = 'connected', grant_type = excluded.grant_type, login_url = excluded.login_url,
     client_id = excluded.client_id, username = excluded.username, client_secret = excluded.client_secret,
     private_key = excluded.private_key, access_token = excluded.access_token,
     refresh_token = excluded.refresh_token, token_version = known.token_version + 1,
     token_issued_at = excluded.token_issued_at, rotates_refresh_token = false,
     instance_url = excluded.instance_url, org_id = excluded.org_id, org_name = excluded.org_name,
     is_sandbox = excluded.is_sandbox, user_id = excluded.user_id, connected_at = excluded.connected_at,
     error_code = null, error_message = null, error_since = null, error_seen_at = null,
     error_count = 0, error_at_sign_in = false, retry_at = null`,
);

/** A new sign-in replaces the one before it. */
export async function save(db: Db, teamId: string, connection: NewConnection, now: Date): Promise<void> {
  const c = connection;
  const secrets = [c.clientSecret, c.privateKey, c.accessToken, c.refreshToken];
  const org = [c.instanceUrl, c.orgId, c.orgName, c.isSandbox, c.userId];
  await execute(db, upsertConnection, [
    teamId,
    c.grantType,
    c.loginUrl,
    c.clientId,
    c.username,
    ...secrets,
    now,
    ...org,
  ]);
}

/** Tokens of a renewal, as ciphertext. A refresh token only when the org sent another one. */
export interface RenewedTokens {
  accessToken: string;
  refreshToken: string | null;
  instanceUrl: string;
}

const renewTokens = statement(
  'salesforce.renew_tokens',
  `update salesforce.connections
      set access_token = $3, refresh_token = coalesce($4, refresh_token), instance_url = $5,
          rotates_refresh_token = rotates_refresh_token or $4::text is not null,
          token_version = token_version + 1, token_issued_at = $6
    where team_id = $1 and token_version = $2 and state <> 'disconnected'`,
);

/**
 * Replaces the tokens of `staleVersion`; false when somebody else already did, or the team was disconnected. What is
 * known to be wrong stays: whether the new session works is for the next call to tell.
 */
export async function renew(
  db: Db,
  teamId: string,
  staleVersion: number,
  tokens: RenewedTokens,
  now: Date,
): Promise<boolean> {
  const { accessToken, refreshToken, instanceUrl } = tokens;
  return (await execute(db, renewTokens, [teamId, staleVersion, accessToken, refreshToken, instanceUrl, now])) === 1;
}

const signedInAgain = statement(
  'salesforce.signed_in_again',
  `update salesforce.connections
      set state = 'connected', error_code = null, error_message = null, error_since = null, error_seen_at = null,
          error_count = 0, error_at_sign_in = false, retry_at = null
    where team_id = $1 and error_at_sign_in and state <> 'disconnected'`,
);

/** The token endpoint granted a token: what it refused before is over. */
export async function clearSignInError(db: Db, teamId: string): Promise<void> {
  await execute(db, signedInAgain, [teamId]);
}

// A lasting failure is not hidden by one that passes, which says nothing about it. Calls that fail together are one
// failure: the count, and with it the pause, grows only when the time to try again had come. The call that met a refusal of
// the token endpoint notes it too, which opens that door no sooner: a grant or an answer does.
const flagConnection = statement(
  'salesforce.flag_connection',
  `with known as (
     select error_code, state,
            not $5 and state = 'needs_attention' as keeps,
            retry_at is null or retry_at <= $4 or ($6 and not error_at_sign_in) as is_due,
            least(error_count + 1, array_length($7::double precision[], 1)) as count
       from salesforce.connections where team_id = $1 for update
   )
   update salesforce.connections as flagged
      set state = case when $5 then 'needs_attention' else flagged.state end,
          error_code = case when known.keeps then flagged.error_code else $2 end,
          error_message = case when known.keeps then flagged.error_message else $3 end,
          error_at_sign_in = flagged.error_at_sign_in or ($6 and not known.keeps),
          error_seen_at = $4,
          error_since = case when flagged.error_code is null then $4 else flagged.error_since end,
          error_count = case when known.is_due then known.count else flagged.error_count end,
          retry_at = case when known.is_due
            then $4::timestamptz + make_interval(secs => ($7::double precision[])[known.count])
            else flagged.retry_at end
     from known
    where flagged.team_id = $1 and flagged.state <> 'disconnected'
   returning $5 and (known.error_code is distinct from $2 or known.state <> 'needs_attention') as "isNews"`,
);

/** What is wrong with a connection. */
export interface ConnectionFailure {
  code: string;
  message: string;
  /** A person has to act; false: it passes by itself. */
  isLasting: boolean;
  /** Met at the token endpoint, not by a call. */
  isAtSignIn: boolean;
  /** Pauses before the next tries, by the failures in a row. */
  pausesMs: readonly number[];
}

/** Notes a failure of the connection. True when it needs a person and is not the one already known. */
export async function flag(db: Db, teamId: string, failure: ConnectionFailure, now: Date): Promise<boolean> {
  const { code, message, isLasting, isAtSignIn, pausesMs } = failure;
  const seconds = pausesMs.map((ms) => ms / 1000);
  const values = [teamId, code, message, now, isLasting, isAtSignIn, seconds];
  return (await maybeOne<{ isNews: boolean }>(db, flagConnection, values))?.isNews ?? false;
}

const unpauseConnection = statement(
  'salesforce.unpause_connection',
  `update salesforce.connections set retry_at = null where team_id = $1 and retry_at is not null`,
);

/** A person is looking: the next call tries again, however fresh the failure is. */
export async function unpause(db: Db, teamId: string): Promise<void> {
  await execute(db, unpauseConnection, [teamId]);
}

const takeDue = statement(
  'salesforce.take_due_connections',
  `update salesforce.connections set retry_at = null
    where retry_at <= $1 and state <> 'disconnected' and error_code is distinct from 'SALESFORCE_AUTH_EXPIRED'
   returning team_id as "teamId"`,
);

/** Connections that do not work and whose time to be tried again has come; each is given to one caller. */
export async function dueForRetry(db: Db, now: Date): Promise<string[]> {
  return (await many<{ teamId: string }>(db, takeDue, [now])).map(({ teamId }) => teamId);
}

const clearConnectionError = statement(
  'salesforce.clear_error',
  `update salesforce.connections
      set state = 'connected', error_code = null, error_message = null, error_since = null, error_seen_at = null,
          error_count = 0, error_at_sign_in = false, retry_at = null
    where team_id = $1 and error_code is not null and state <> 'disconnected'`,
);

/** The org answered again: nothing is wrong any more. */
export async function clearError(db: Db, teamId: string): Promise<void> {
  await execute(db, clearConnectionError, [teamId]);
}

const forgetSecrets = statement(
  'salesforce.disconnect',
  `update salesforce.connections
      set state = 'disconnected', client_secret = null, private_key = null, access_token = null, refresh_token = null,
          token_version = token_version + 1, error_code = null, error_message = null, error_since = null,
          error_seen_at = null, error_count = 0, error_at_sign_in = false, retry_at = null
    where team_id = $1 and state <> 'disconnected'`,
);

/** Forgets every secret and token; which org it was stays. False when there was nothing to forget. */
export async function disconnect(db: Db, teamId: string): Promise<boolean> {
  return (await execute(db, forgetSecrets, [teamId])) === 1;
}

const selectTeamsWithSecrets = statement(
  'salesforce.connections_with_secrets',
  `select team_id as "teamId" from salesforce.connections where state <> 'disconnected' order by team_id`,
);

/** Teams whose connection holds secrets, for the rotation of the encryption key. */
export async function teamsWithSecrets(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, selectTeamsWithSecrets)).map(({ teamId }) => teamId);
}

const selectKeyIds = statement(
  'salesforce.encryption_keys_in_use',
  `select distinct split_part(s.secret, '.', 1) as id
   from salesforce.connections c,
     unnest(array[c.client_secret, c.private_key, c.access_token, c.refresh_token]) s (secret)
   where c.team_id is not null and s.secret is not null`,
);

/** The ids of the encryption keys that stored secrets were encrypted with. */
export async function encryptionKeysInUse(db: Db): Promise<string[]> {
  return (await many<{ id: string }>(db, selectKeyIds)).map(({ id }) => id);
}

/** The encrypted columns; the name is part of each ciphertext's authentication. */
export const SECRET_COLUMNS = ['clientSecret', 'privateKey', 'accessToken', 'refreshToken'] as const;
export type Secrets = Pick<ConnectionRow, (typeof SECRET_COLUMNS)[number]>;

const updateSecrets = statement(
  'salesforce.replace_secrets',
  `update salesforce.connections
      set client_secret = $3, private_key = $4, access_token = $5, refresh_token = $6
    where team_id = $1 and token_version = $2`,
);

/** The same secrets under another encryption key; false when the tokens were renewed meanwhile. */
export async function replaceSecrets(db: Db, teamId: string, tokenVersion: number, secrets: Secrets): Promise<boolean> {
  const values = SECRET_COLUMNS.map((column) => secrets[column]);
  return (await execute(db, updateSecrets, [teamId, tokenVersion, ...values])) === 1;
}
