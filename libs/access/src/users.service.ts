import { Inject, Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { AppError, DB, type Db, newId } from '#platform';
import { normalEmail, storedForms } from './domain/email.js';
import type { UserRole } from './domain/roles.js';
import { checkPassword, generatePassword, hashPassword } from './passwords.js';
import * as sessions from './store/sessions.js';
import * as teams from './store/teams.js';
import * as store from './store/users.js';

export interface UserRequest {
  email: string;
  role: UserRole;
  /** Left out: one is generated, given back once, and only good for choosing another. */
  password?: string | undefined;
}

export interface UserChange {
  email?: string | undefined;
  role?: UserRole | undefined;
}

export interface PageRequest {
  limit: number;
  afterId?: string | undefined;
}

type Generated = store.StoredPassword & { generated?: string };

/** What is worked out before a transaction opens. */
export type PreparedUser = store.NewUser & { generated?: string };

export interface PreparedReset {
  user: store.UserCredentials;
  after: store.StoredPassword;
  password: string;
}

/** A user; `password` only when it was generated. */
export type CreatedUser = store.User & { password?: string };

function addressOf(email: string): string {
  if (isEmail(email.trim())) return normalEmail(email);
  const message = 'A user signs in with an email address; this is none.';
  throw new AppError('INVALID_INPUT', message, { errors: [{ path: 'email', message }] });
}

function noSuchUser(): AppError {
  return new AppError('NOT_FOUND', 'There is no such user.');
}

@Injectable()
export class Users {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** The slow part of creating a user; call it before a transaction opens. */
  async prepare({ email, role, password }: UserRequest): Promise<PreparedUser> {
    const address = addressOf(email);
    return { id: newId(), email: address, role, ...(await this.stored(address, password)) };
  }

  /** CONFLICT when the address is in use in this team; of other teams' users it says nothing. */
  async create(db: Db, teamId: string, prepared: PreparedUser): Promise<CreatedUser> {
    const user = await store.insert(db, teamId, prepared);
    if (user === undefined) throw new AppError('CONFLICT', 'This address is in use already.');
    return prepared.generated === undefined ? user : { ...user, password: prepared.generated };
  }

  async page(teamId: string, { limit, afterId }: PageRequest): Promise<store.User[]> {
    return store.page(this.db, teamId, limit, afterId);
  }

  /** By the address they sign in with. NOT_FOUND. */
  async find(teamId: string, email: string): Promise<store.User> {
    const user = await store.findByEmail(this.db, teamId, storedForms(email));
    if (user === undefined) throw noSuchUser();
    return user;
  }

  /** Call it in a transaction. CONFLICT for an address in use, and when it would leave the team without an admin. */
  async change(
    trx: Db,
    teamId: string,
    userId: string,
    { email, role }: UserChange,
  ): Promise<{ before: store.User; after: store.User }> {
    await teams.lock(trx, teamId);
    const before = await store.find(trx, teamId, userId);
    if (before === undefined) throw noSuchUser();
    const address = email === undefined ? undefined : addressOf(email);
    if (address !== undefined && address !== before.email) {
      if ((await store.findByEmail(trx, teamId, [address])) !== undefined) {
        throw new AppError('CONFLICT', 'This address is in use already.');
      }
    }
    if (before.role === 'admin' && role !== undefined && role !== 'admin') await this.keepAnAdmin(trx, teamId, userId);
    const after = await store.change(trx, teamId, { id: userId, role, email: address });
    if (after === undefined) throw noSuchUser();
    return { before, after };
  }

  /** The slow part of a reset; call it before a transaction opens. NOT_FOUND. */
  async prepareReset(teamId: string, userId: string): Promise<PreparedReset> {
    const user = await store.find(this.db, teamId, userId);
    if (user === undefined) throw noSuchUser();
    const { generated = '', ...after } = await this.stored(user.email, undefined);
    return { user, after, password: generated };
  }

  /** Puts a generated password in place of the user's own; every session of the user ends. CONFLICT. */
  async resetPassword(trx: Db, teamId: string, { user, after, password }: PreparedReset): Promise<CreatedUser> {
    if (!(await store.setPassword(trx, teamId, { id: user.id, before: user.passwordHash, after }))) {
      throw new AppError('CONFLICT', 'The password was changed at the same moment.');
    }
    await sessions.removeAll(trx, teamId, { userId: user.id });
    const { id, email, role, createdAt } = user;
    return { id, email, role, createdAt, passwordTemporary: true, password };
  }

  /** Ends the user's sessions too. CONFLICT for the last admin: nobody could undo it. Call it in a transaction. */
  async remove(trx: Db, teamId: string, userId: string): Promise<store.User> {
    await teams.lock(trx, teamId);
    const user = await store.remove(trx, teamId, userId);
    if (user === undefined) throw noSuchUser();
    if (user.role === 'admin') await this.keepAnAdmin(trx, teamId, userId);
    return user;
  }

  private async keepAnAdmin(trx: Db, teamId: string, userId: string): Promise<void> {
    if (await store.hasOtherAdmin(trx, teamId, userId)) return;
    throw new AppError('CONFLICT', 'This is the last admin of the team; make another one first.');
  }

  private async stored(email: string, password: string | undefined): Promise<Generated> {
    if (password !== undefined) checkPassword(password, { email, path: 'password' });
    const generated = password === undefined ? generatePassword() : undefined;
    const [sibling] = await store.credentials(this.db, storedForms(email));
    return {
      passwordHash: await hashPassword(password ?? generated ?? '', sibling?.passwordHash),
      passwordTemporary: generated !== undefined,
      ...(generated === undefined ? {} : { generated }),
    };
  }
}
