import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { audit, Teams } from '#access';
import { ErasedRecordings, PersonErasures, readPerson } from '#erasure';
import { AppError, Clock, DB, type Db, transaction } from '#platform';
import { byOperator } from '../operator.js';
import { onServices } from '../run-command.js';

interface EraseOptions {
  team: string;
  recording?: string;
  person?: string;
}

async function eraseRecording(app: INestApplicationContext, teamId: string, externalId: string): Promise<boolean> {
  const { actor, sourceAddress } = byOperator();
  const tombstone = { erasedAt: app.get(Clock).now(), actor, reason: 'requested' };
  return transaction(app.get<Db>(DB), async (trx) => {
    const isErased = await app.get(ErasedRecordings).erase(trx, teamId, externalId, tombstone);
    const after = isErased ? { reason: 'requested' } : { again: true };
    const entry = { action: 'recording.erase', subject: externalId, before: null, after };
    await audit.record(trx, teamId, { actor, sourceAddress, ...entry });
    return isErased;
  });
}

/** Asks for it and carries it out here; a worker of the service may do so at the same time. */
async function erasePerson(
  app: INestApplicationContext,
  teamId: string,
  text: string,
): Promise<Awaited<ReturnType<PersonErasures['get']>>> {
  const { actor, sourceAddress } = byOperator();
  const erasures = app.get(PersonErasures);
  const { id } = await transaction(app.get<Db>(DB), async (trx) => {
    const erasure = await erasures.request(trx, teamId, readPerson(text), actor);
    const entry = { action: 'person.erase', subject: erasure.id, before: null, after: null };
    await audit.record(trx, teamId, { actor, sourceAddress, ...entry });
    return erasure;
  });
  await erasures.run(teamId, id);
  return erasures.get(teamId, id);
}

/** `erase`: one recording (E1), or one person in all of them (E2). */
export function addEraseCommand(program: Command): void {
  const command = program
    .command('erase')
    .description('erase a recording, or a person from every recording; backups keep both until they expire')
    .requiredOption('--team <team>', 'name or id')
    .option('--recording <id>', 'as the recording service named it')
    .option('--person <address-or-id>', 'e-mail address, or CRM id of a Contact, Lead or person account');

  onServices<EraseOptions>(command, async ({ app, out, options: { team, recording, person } }) => {
    if ((recording === undefined) === (person === undefined)) {
      throw new AppError('INVALID_INPUT', 'Name either --recording or --person.');
    }
    const { id: teamId } = await app.get(Teams).find(team);
    if (recording !== undefined) {
      const isErased = await eraseRecording(app, teamId, recording);
      out.result({ externalId: recording, erased: isErased }, isErased ? 'Erased.' : 'It was erased before.');
      return 0;
    }
    const erasure = await erasePerson(app, teamId, person ?? '');
    const { state, recordings, meetings, dialerCalls, stillInSalesforce } = erasure;
    const where = `${recordings} recordings, ${meetings} meetings and ${dialerCalls} calls`;
    const stays = stillInSalesforce === true ? '\nSalesforce still has this person, and so has the mirror.' : '';
    out.result(erasure, `${state === 'done' ? 'Erased from' : 'Failed in'} ${where}.${stays}`);
    return state === 'done' ? 0 : 1;
  });
}
