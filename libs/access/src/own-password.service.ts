import { Inject, Injectable } from '@nestjs/common';
import { AppError, DB, type Db, transaction } from '#platform';
import type { Principal } from './domain/principal.js';
import { checkPassword, findByPassword, hashPassword } from './passwords.js';
import { SignInLimiter } from './sign-in-limiter.service.js';
import * as audit from './store/audit.js';
import * as sessions from './store/sessions.js';
import * as users from './store/users.js';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

function fault(path: keyof PasswordChange, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { errors: [{ path, message }] });
}

/** A user changing their own password. */
@Injectable()
export class OwnPassword {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly limiter: SignInLimiter,
  ) {}

  /**
   * Ends the user's other sessions. INVALID_INPUT for a wrong current password, and for a new one that may not be chosen;
   * wrong ones count as attempts to sign in, or a session left open would be a way to guess: RATE_LIMITED.
   */
  async change(principal: Principal, { currentPassword, newPassword }: PasswordChange): Promise<void> {
    const { teamId, sessionId } = principal;
    const user = sessionId === undefined ? undefined : await users.find(this.db, teamId, principal.id);
    if (user === undefined) throw new AppError('CONFLICT', 'A key has no password; a user changes their own.');
    checkPassword(newPassword, { email: user.email, path: 'newPassword' });
    const attempt = await this.limiter.begin(user.email, principal.sourceAddress ?? '');
    if ((await findByPassword(currentPassword, [user])) === undefined) {
      throw fault('currentPassword', 'The current password is another one.');
    }
    await this.limiter.succeeded(attempt, user);
    const [passwordHash, same] = await Promise.all([
      hashPassword(newPassword, user.passwordHash),
      findByPassword(newPassword, [user]),
    ]);
    if (same !== undefined) throw fault('newPassword', 'The new password is the current one.');
    await transaction(this.db, async (trx) => {
      const after = { passwordHash, passwordTemporary: false };
      if (!(await users.setPassword(trx, teamId, { id: user.id, before: user.passwordHash, after }))) {
        throw new AppError('CONFLICT', 'The password was changed at the same moment.');
      }
      const ended = await sessions.removeAll(trx, teamId, { userId: user.id, exceptId: sessionId });
      await audit.record(trx, teamId, {
        ...audit.byPrincipal(principal),
        action: 'user.change_password',
        subject: user.id,
        before: null,
        after: { otherSessionsEnded: ended },
      });
    });
  }
}
