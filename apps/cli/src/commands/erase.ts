import { readFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { audit, Teams } from '#access';
import { ErasedRecordings, PersonErasures, readPerson } from '#erasure';
import { AppError, Clock, DB, type Db, transaction } from '#platform';
import { allPages } from '../all-pages.js';
import { readErasureList, recordingLine, type ToErase } from '../erasure-list.js';
import { byOperator } from '../operator.js';
import { onServices } from '../run-command.js';

interface EraseOptions {
  team: string;
  recording?: string;
  person?: string;
  from?: string;
}

async function eraseRecording(
  app: INestApplicationContext,
  teamId: string,
  externalId: string,
  how: 'erase' | 'eraseAgain' = 'erase',
): Promise<boolean> {
  const { actor, sourceAddress } = byOperator();
  const tombstone = { erasedAt: app.get(Clock).now(), actor, reason: 'requested' };
  return transaction(app.get<Db>(DB), async (trx) => {
    const isErased = await app.get(ErasedRecordings)[how](trx, teamId, externalId, tombstone);
    const after = isErased ? { reason: 'requested' } : { again: true };
    const entry = { action: 'recording.erase', subject: externalId, before: null, after };
    await audit.record(trx, teamId, { actor, sourceAddress, ...entry });
    return isErased;
  });
}

async function readList(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', `The list ${path} cannot be read.`, { cause });
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

/** What a restored backup still has of what was erased since; any number of times. */
async function eraseListed(
  app: INestApplicationContext,
  teamId: string,
  entries: readonly ToErase[],
): Promise<{ recordings: number; persons: number; failed: number }> {
  const done = { recordings: 0, persons: 0, failed: 0 };
  for (const entry of entries) {
    if ('recording' in entry) {
      if (await eraseRecording(app, teamId, entry.recording, 'eraseAgain')) done.recordings += 1;
    } else if ((await erasePerson(app, teamId, entry.person)).state === 'done') done.persons += 1;
    else done.failed += 1;
  }
  return done;
}

/** `erase`: one recording (E1), one person in all of them (E2), or what a list names. */
export function addEraseCommand(program: Command): void {
  const command = program
    .command('erase')
    .description('erase a recording, or a person from every recording; backups keep both until they expire')
    .requiredOption('--team <team>', 'name or id')
    .option('--recording <id>', 'as the recording service named it')
    .option('--person <address-or-id>', 'e-mail address, or CRM id of a Contact, Lead or person account')
    .option('--from <file>', 'after a restore: a list of lines "recording ID" and "person ADDRESS_OR_ID"');

  onServices<EraseOptions>(command, async ({ app, out, options: { team, recording, person, from } }) => {
    if ([recording, person, from].filter((each) => each !== undefined).length !== 1) {
      throw new AppError('INVALID_INPUT', 'Name one of --recording, --person and --from.');
    }
    const { id: teamId } = await app.get(Teams).find(team);
    if (from !== undefined) {
      const entries = readErasureList(await readList(from), readPerson);
      const done = await eraseListed(app, teamId, entries);
      const failed = done.failed === 0 ? '' : `; ${done.failed} failed`;
      out.result(done, `Erased again: ${done.recordings} recordings, ${done.persons} persons${failed}.`);
      return done.failed === 0 ? 0 : 1;
    }
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

/** `erased`: what was erased, as `erase --from` reads it, to be kept outside the database. */
export function addErasedCommand(program: Command): void {
  const command = program
    .command('erased')
    .description('the list of what was erased, to erase it again after a restore; whom it was about is not kept')
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options: { team } }) => {
    const { id: teamId } = await app.get(Teams).find(team);
    const recordings = await allPages((page) => app.get(ErasedRecordings).list(teamId, page));
    const persons = await app.get(PersonErasures).list(teamId);
    const lines = [
      ...persons.map(({ id, requestedAt }) => `# person: erasure ${id} of ${requestedAt.toISOString()}, whom you know`),
      ...recordings.map(({ id }) => recordingLine(id)),
    ];
    out.result({ recordings, persons }, lines.join('\n'));
    return 0;
  });
}
