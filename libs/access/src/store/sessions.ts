import { type Db, execute, many, maybeOne, statement } from '#platform';
import type { UserRole } from '../domain/roles.js';
import type { SessionTimes } from '../domain/session-times.js';

/** Where a session was begun from, for its user to know it by. */
export interface SessionOrigin {
  sourceAddress: string | null;
  userAgent: string | null;
}

export interface NewSession extends SessionOrigin {
  id: string;
  tokenHash: Buffer;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
}

/** A session with its user as they are now: a changed role counts at once. */
export interface SessionRow extends SessionTimes {
  id: string;
  userId: string;
  email: string;
  role: UserRole;
  passwordTemporary: boolean;
}

export interface Session extends SessionOrigin, SessionTimes {
  id: string;
  createdAt: Date;
}

const insertSession = statement(
  'access.insert_session',
  `insert into access.sessions
     (team_id, token_hash, session_id, user_id, created_at, last_seen_at, expires_at, source_address, user_agent)
   values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
);
const sessionByHash = statement(
  'access.session_by_hash',
  `select s.session_id as id, s.user_id as "userId", u.email, u.role, u.password_temporary as "passwordTemporary",
          s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
   from access.sessions s join access.users u on u.team_id = s.team_id and u.user_id = s.user_id
   where s.team_id = $1 and s.token_hash = $2`,
);
const touchSession = statement(
  'access.touch_session',
  'update access.sessions set last_seen_at = $3 where team_id = $1 and session_id = $2 and last_seen_at < $3',
);
// Alive sessions, the newest first; ids sort by time.
const sessionPage = statement(
  'access.session_page',
  `select session_id as id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
          source_address as "sourceAddress", user_agent as "userAgent"
   from access.sessions
   where team_id = $1 and user_id = $2 and expires_at > $3 and last_seen_at > $4 and ($5::uuid is null or session_id < $5)
   order by session_id desc limit $6`,
);
const deleteSession = statement(
  'access.delete_session',
  'delete from access.sessions where team_id = $1 and user_id = $2 and session_id = $3',
);
const deleteSessions = statement(
  'access.delete_sessions',
  'delete from access.sessions where team_id = $1 and user_id = $2 and ($3::uuid is null or session_id <> $3)',
);
const deleteByHash = statement(
  'access.delete_session_by_hash',
  `delete from access.sessions s using access.users u
   where s.team_id = $1 and s.token_hash = $2 and u.team_id = s.team_id and u.user_id = s.user_id
   returning s.session_id as id, s.user_id as "userId", u.email`,
);
const deleteOver = statement(
  'access.delete_over_sessions',
  `delete from access.sessions where team_id = $1 and user_id = $2 and (expires_at <= $3 or last_seen_at <= $4)`,
);
// Of all teams at once: a process asks for all the sessions that its open streams came with.
const aliveSessions = statement(
  'access.alive_sessions',
  `select s.session_id as id from access.sessions s
   join unnest($1::uuid[], $2::uuid[]) as asked (team_id, session_id)
     on asked.team_id = s.team_id and asked.session_id = s.session_id
   where s.expires_at > $3 and s.last_seen_at > $4`,
);

export async function insert(db: Db, teamId: string, session: NewSession): Promise<void> {
  const { tokenHash, id, userId, createdAt, expiresAt, sourceAddress, userAgent } = session;
  await execute(db, insertSession, [teamId, tokenHash, id, userId, createdAt, expiresAt, sourceAddress, userAgent]);
}

export async function find(db: Db, teamId: string, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return maybeOne<SessionRow>(db, sessionByHash, [teamId, tokenHash]);
}

export async function touch(db: Db, teamId: string, sessionId: string, now: Date): Promise<void> {
  await execute(db, touchSession, [teamId, sessionId, now]);
}

/** A time and the last use that is still recent enough at it. */
export interface Aliveness {
  now: Date;
  idleSince: Date;
}

/** Sessions of a user that are not over, before `beforeId`, the newest first. */
export async function page(
  db: Db,
  teamId: string,
  {
    userId,
    limit,
    beforeId,
    now,
    idleSince,
  }: { userId: string; limit: number; beforeId: string | undefined } & Aliveness,
): Promise<Session[]> {
  return many<Session>(db, sessionPage, [teamId, userId, now, idleSince, beforeId ?? null, limit]);
}

/** Which of these sessions are not over; `sessions` names each with its team. */
export async function alive(
  db: Db,
  sessions: readonly { teamId: string; id: string }[],
  { now, idleSince }: Aliveness,
): Promise<Set<string>> {
  const asked = [sessions.map(({ teamId }) => teamId), sessions.map(({ id }) => id)];
  const rows = await many<{ id: string }>(db, aliveSessions, [...asked, now, idleSince]);
  return new Set(rows.map(({ id }) => id));
}

/** False when the user has no such session. */
export async function remove(db: Db, teamId: string, { userId, id }: { userId: string; id: string }): Promise<boolean> {
  return (await execute(db, deleteSession, [teamId, userId, id])) === 1;
}

/** Ends a user's sessions, but for `exceptId`; how many. */
export async function removeAll(
  db: Db,
  teamId: string,
  { userId, exceptId }: { userId: string; exceptId?: string | undefined },
): Promise<number> {
  return execute(db, deleteSessions, [teamId, userId, exceptId ?? null]);
}

/** Ends the session of a token; whose it was. */
export async function removeByHash(
  db: Db,
  teamId: string,
  tokenHash: Buffer,
): Promise<{ id: string; userId: string; email: string } | undefined> {
  return maybeOne(db, deleteByHash, [teamId, tokenHash]);
}

/** Forgets a user's sessions that ended: at `now`, or unused since `idleSince`. */
export async function removeOver(db: Db, teamId: string, userId: string, { now, idleSince }: Aliveness): Promise<void> {
  await execute(db, deleteOver, [teamId, userId, now, idleSince]);
}
