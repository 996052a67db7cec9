import { type Db, execute, maybeOne, statement } from '#platform';
import type { UserRole } from '../domain/roles.js';

export interface NewSession {
  id: string;
  tokenHash: Buffer;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
}

/** A session with its user as they are now: a changed role counts at once. */
export interface SessionRow {
  id: string;
  userId: string;
  email: string;
  role: UserRole;
  lastSeenAt: Date;
  expiresAt: Date;
}

const insertSession = statement(
  'access.insert_session',
  `insert into access.sessions (team_id, token_hash, session_id, user_id, created_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $5, $6)`,
);
const sessionByHash = statement(
  'access.session_by_hash',
  `select s.session_id as id, s.user_id as "userId", u.email, u.role, s.last_seen_at as "lastSeenAt",
          s.expires_at as "expiresAt"
   from access.sessions s join access.users u on u.team_id = s.team_id and u.user_id = s.user_id
   where s.team_id = $1 and s.token_hash = $2`,
);
const touchSession = statement(
  'access.touch_session',
  'update access.sessions set last_seen_at = $3 where team_id = $1 and session_id = $2 and last_seen_at < $3',
);
const deleteSession = statement(
  'access.delete_session',
  'delete from access.sessions where team_id = $1 and session_id = $2',
);
const deleteOver = statement(
  'access.delete_over_sessions',
  `delete from access.sessions where team_id = $1 and user_id = $2 and (expires_at <= $3 or last_seen_at <= $4)`,
);

export async function insert(db: Db, teamId: string, session: NewSession): Promise<void> {
  const { tokenHash, id, userId, createdAt, expiresAt } = session;
  await execute(db, insertSession, [teamId, tokenHash, id, userId, createdAt, expiresAt]);
}

export async function find(db: Db, teamId: string, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return maybeOne<SessionRow>(db, sessionByHash, [teamId, tokenHash]);
}

export async function touch(db: Db, teamId: string, sessionId: string, now: Date): Promise<void> {
  await execute(db, touchSession, [teamId, sessionId, now]);
}

export async function remove(db: Db, teamId: string, sessionId: string): Promise<void> {
  await execute(db, deleteSession, [teamId, sessionId]);
}

/** Forgets a user's sessions that ended: at `now`, or unused since `idleSince`. */
export async function removeOver(
  db: Db,
  teamId: string,
  userId: string,
  end: { now: Date; idleSince: Date },
): Promise<void> {
  await execute(db, deleteOver, [teamId, userId, end.now, end.idleSince]);
}
