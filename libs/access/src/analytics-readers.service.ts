import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, transaction } from '#platform';
import * as readers from './store/analytics-readers.js';
import * as audit from './store/audit.js';

/** Roles of PostgreSQL that analysts read with: the views of schema `analytics`, and nothing else. */
@Injectable()
export class AnalyticsReaders {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets a role that exists read the views: the rows of one team, or of all when `teamId` is null. Needs a connection that
   * owns the schema. NOT_FOUND when there is no such role.
   */
  async grant(role: string, teamId: string | null): Promise<void> {
    if (!(await readers.roleExists(this.db, role))) {
      const hint = 'Make it first, as in: create role analyst login password …';
      throw new AppError('NOT_FOUND', `PostgreSQL has no role ${role}. ${hint}`);
    }
    await transaction(this.db, async (trx) => {
      await readers.grant(trx, teamId, role, this.clock.now());
      if (teamId === null) return;
      const entry = { actor: audit.OPERATOR, action: 'analytics.grant', subject: role };
      await audit.record(trx, teamId, { ...entry, before: null, after: { role } });
    });
  }
}
