import { Inject, Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { AppError, DB, type Db, newId } from '#platform';
import { normalEmail } from './domain/email.js';
import type { UserRole } from './domain/roles.js';
import { generatePassword, hashPassword } from './passwords.js';
import * as teams from './store/teams.js';
import * as store from './store/users.js';

export interface UserRequest {
  email: string;
  role: UserRole;
  /** Left out: one is generated and given back once. */
  password?: string | undefined;
}

export interface PageRequest {
  limit: number;
  afterId?: string | undefined;
}

/** A new user; `password` only when it was generated. */
export type CreatedUser = store.User & { password?: string };

/** Shorter ones are refused: NIST SP 800-63B asks for 8 at least, 15 without a second factor; between them is ours. */
export const PASSWORD_LENGTH_LEAST = 12;

@Injectable()
export class Users {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** The slow part of creating a user; call it before a transaction opens. */
  async prepare({ email, role, password }: UserRequest): Promise<store.NewUser & { generated?: string }> {
    if (!isEmail(email.trim()))
      throw new AppError('INVALID_INPUT', 'A user signs in with an email address; this is none.');
    if (password !== undefined && password.length < PASSWORD_LENGTH_LEAST) {
      throw new AppError('INVALID_INPUT', `A password has ${PASSWORD_LENGTH_LEAST} characters or more.`);
    }
    const generated = password === undefined ? generatePassword() : undefined;
    const passwordHash = await hashPassword(password ?? generated ?? '');
    return {
      id: newId(),
      email: normalEmail(email),
      role,
      passwordHash,
      ...(generated === undefined ? {} : { generated }),
    };
  }

  /** CONFLICT when the address is in use, here or in another team: it is what a person signs in with. */
  async create(db: Db, teamId: string, prepared: store.NewUser & { generated?: string }): Promise<CreatedUser> {
    const user = await store.insert(db, teamId, prepared);
    if (user === undefined) throw new AppError('CONFLICT', 'This address is in use already.');
    return prepared.generated === undefined ? user : { ...user, password: prepared.generated };
  }

  async page(teamId: string, { limit, afterId }: PageRequest): Promise<store.User[]> {
    return store.page(this.db, teamId, limit, afterId);
  }

  /** Ends the user's sessions too. CONFLICT for the last admin: nobody could undo it. Call it in a transaction. */
  async remove(trx: Db, teamId: string, userId: string): Promise<store.User> {
    await teams.lock(trx, teamId);
    const user = await store.remove(trx, teamId, userId);
    if (user === undefined) throw new AppError('NOT_FOUND', 'There is no such user.');
    if (user.role === 'admin' && !(await store.hasOtherAdmin(trx, teamId, userId))) {
      throw new AppError('CONFLICT', 'This is the last admin of the team; make another one first.');
    }
    return user;
  }
}
