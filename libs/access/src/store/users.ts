import { type Db, many, maybeOne, one, statement } from '#platform';
import type { UserRole } from '../domain/roles.js';

export interface User {
  id: string;
  email: string;
  role: UserRole;
  createdAt: Date;
}

/** What signing in needs to know; never leaves the lib. */
export interface UserCredentials extends User {
  teamId: string;
  passwordHash: string;
}

export interface NewUser {
  id: string;
  email: string;
  role: UserRole;
  passwordHash: string;
}

const columns = 'user_id as id, email, role, created_at as "createdAt"';

const insertUser = statement(
  'access.insert_user',
  `insert into access.users (team_id, user_id, email, role, password_hash) values ($1, $2, $3, $4, $5)
   on conflict (email) do nothing returning ${columns}`,
);
const userPage = statement(
  'access.user_page',
  `select ${columns} from access.users where team_id = $1 and ($2::uuid is null or user_id > $2)
   order by user_id limit $3`,
);
const deleteUser = statement(
  'access.delete_user',
  `delete from access.users where team_id = $1 and user_id = $2 returning ${columns}`,
);
const otherAdmins = statement(
  'access.other_admins',
  `select exists (select 1 from access.users where team_id = $1 and user_id <> $2 and role = 'admin') as "exists"`,
);
// The one query without a team: signing in is how the team becomes known.
const credentialsByEmail = statement(
  'access.credentials_by_email',
  `select team_id as "teamId", password_hash as "passwordHash", ${columns} from access.users where email = $1`,
);

/** Undefined when the address is taken, in this team or another. */
export async function insert(db: Db, teamId: string, user: NewUser): Promise<User | undefined> {
  return maybeOne<User>(db, insertUser, [teamId, user.id, user.email, user.role, user.passwordHash]);
}

/** Users after `afterId`, oldest first (ids sort by time). */
export async function page(db: Db, teamId: string, limit: number, afterId: string | undefined): Promise<User[]> {
  return many<User>(db, userPage, [teamId, afterId ?? null, limit]);
}

/** Their sessions go with them. */
export async function remove(db: Db, teamId: string, userId: string): Promise<User | undefined> {
  return maybeOne<User>(db, deleteUser, [teamId, userId]);
}

export async function hasOtherAdmin(db: Db, teamId: string, userId: string): Promise<boolean> {
  return (await one<{ exists: boolean }>(db, otherAdmins, [teamId, userId])).exists;
}

export async function credentials(db: Db, email: string): Promise<UserCredentials | undefined> {
  return maybeOne<UserCredentials>(db, credentialsByEmail, [email]);
}
