import { type Db, execute, many, maybeOne, one, statement } from '#platform';
import type { UserRole } from '../domain/roles.js';

export interface User {
  id: string;
  email: string;
  role: UserRole;
  /** Signs in with a generated password that is still to be changed. */
  passwordTemporary: boolean;
  createdAt: Date;
}

/** What signing in needs to know; never leaves the lib. */
export interface UserCredentials extends User {
  teamId: string;
  passwordHash: string;
}

export interface StoredPassword {
  passwordHash: string;
  passwordTemporary: boolean;
}

export interface NewUser extends StoredPassword {
  id: string;
  email: string;
  role: UserRole;
}

const columns = `user_id as id, email, role, password_temporary as "passwordTemporary", created_at as "createdAt"`;
const credentialColumns = `team_id as "teamId", password_hash as "passwordHash", ${columns}`;

const insertUser = statement(
  'access.insert_user',
  `insert into access.users (team_id, user_id, email, role, password_hash, password_temporary)
   values ($1, $2, $3, $4, $5, $6)
   on conflict on constraint users_team_email_key do nothing returning ${columns}`,
);
const userPage = statement(
  'access.user_page',
  `select ${columns} from access.users where team_id = $1 and ($2::uuid is null or user_id > $2)
   order by user_id limit $3`,
);
const userByEmail = statement(
  'access.user_by_email',
  `select ${columns} from access.users where team_id = $1 and email = any($2::text[]) order by user_id limit 1`,
);
const userById = statement(
  'access.user_by_id',
  `select ${credentialColumns} from access.users where team_id = $1 and user_id = $2`,
);
const changeUser = statement(
  'access.change_user',
  `update access.users set role = coalesce($3, role), email = coalesce($4, email)
   where team_id = $1 and user_id = $2 returning ${columns}`,
);
const changePassword = statement(
  'access.change_password',
  `update access.users set password_hash = $4, password_temporary = $5
   where team_id = $1 and user_id = $2 and password_hash = $3`,
);
const deleteUser = statement(
  'access.delete_user',
  `delete from access.users where team_id = $1 and user_id = $2 returning ${columns}`,
);
const otherAdmins = statement(
  'access.other_admins',
  `select exists (select 1 from access.users where team_id = $1 and user_id <> $2 and role = 'admin') as "exists"`,
);
// The one query without a team: signing in is how the team becomes known. The oldest first.
const credentialsByEmail = statement(
  'access.credentials_by_email',
  `select ${credentialColumns} from access.users where email = any($1::text[]) order by user_id`,
);

/** Undefined when the address is taken in this team. */
export async function insert(db: Db, teamId: string, user: NewUser): Promise<User | undefined> {
  const { id, email, role, passwordHash, passwordTemporary } = user;
  return maybeOne<User>(db, insertUser, [teamId, id, email, role, passwordHash, passwordTemporary]);
}

/** Users after `afterId`, oldest first (ids sort by time). */
export async function page(db: Db, teamId: string, limit: number, afterId: string | undefined): Promise<User[]> {
  return many<User>(db, userPage, [teamId, afterId ?? null, limit]);
}

export async function findByEmail(db: Db, teamId: string, forms: readonly string[]): Promise<User | undefined> {
  return maybeOne<User>(db, userByEmail, [teamId, forms]);
}

export async function find(db: Db, teamId: string, userId: string): Promise<UserCredentials | undefined> {
  return maybeOne<UserCredentials>(db, userById, [teamId, userId]);
}

/** Undefined when there is no such user. */
export async function change(
  db: Db,
  teamId: string,
  { id, role, email }: { id: string; role?: UserRole | undefined; email?: string | undefined },
): Promise<User | undefined> {
  return maybeOne<User>(db, changeUser, [teamId, id, role ?? null, email ?? null]);
}

/** False when the password is no longer the one of `before`. */
export async function setPassword(
  db: Db,
  teamId: string,
  { id, before, after }: { id: string; before: string; after: StoredPassword },
): Promise<boolean> {
  const values = [teamId, id, before, after.passwordHash, after.passwordTemporary];
  return (await execute(db, changePassword, values)) === 1;
}

/** Their sessions go with them. */
export async function remove(db: Db, teamId: string, userId: string): Promise<User | undefined> {
  return maybeOne<User>(db, deleteUser, [teamId, userId]);
}

export async function hasOtherAdmin(db: Db, teamId: string, userId: string): Promise<boolean> {
  return (await one<{ exists: boolean }>(db, otherAdmins, [teamId, userId])).exists;
}

/** Everybody with this address, in any team. */
export async function credentials(db: Db, forms: readonly string[]): Promise<UserCredentials[]> {
  return many<UserCredentials>(db, credentialsByEmail, [forms]);
}
