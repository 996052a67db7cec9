import { Inject, Injectable } from '@nestjs/common';
import { AppError, DB, type Db, newId } from '#platform';
import * as audit from './store/audit.js';
import * as store from './store/teams.js';

@Injectable()
export class Teams {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** CONFLICT when the name is taken. */
  async create(name: string, actor: audit.AuditActor, sourceAddress?: string | null): Promise<store.Team> {
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > 200) {
      throw new AppError('INVALID_INPUT', 'A team needs a name of 1 to 200 characters.');
    }
    const team = await store.insert(this.db, newId(), trimmed);
    if (team === undefined) throw new AppError('CONFLICT', `There is a team named ${trimmed} already.`);
    await audit.record(this.db, team.id, {
      actor,
      action: 'team.create',
      subject: team.id,
      before: null,
      after: { name: team.name },
      sourceAddress,
    });
    return team;
  }

  async list(): Promise<store.Team[]> {
    return store.all(this.db);
  }

  /** By id or by name; NOT_FOUND when there is none. */
  async find(idOrName: string): Promise<store.Team> {
    const team = await store.find(this.db, idOrName.trim());
    if (team === undefined) throw new AppError('NOT_FOUND', `There is no team named ${idOrName}.`);
    return team;
  }
}
