import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { defaultSources, mappings } from '#field-mapping';
import { type Db, execute, migrate, newId, one, readConfig, unprepared } from '#platform';
import { TeamConnection } from '#setup';
import { SyncRuns } from '#sync';
import { createConnector } from '../../apps/connector/src/http/create-connector.js';
import { stopProgram } from '../../apps/demo/src/processes.js';
import { orgAccess } from '../../apps/demo/src/set-up.js';
import { openTemporaryDatabase, type RunningProgram, startOrgProgram } from '../support/programs.js';
import { controlOrg } from './control-org.js';

/** What a call to Salesforce takes, as seen from another network. */
const CALL_MS = 150;
const INTERVAL_MS = 300_000;
const SMALL = 10;
/** Its objects are read by Bulk. */
const LARGE = 20_000;

/** How far the benchmark is. */
export function say(text: string): void {
  console.error(`${new Date().toISOString()} ${text}`);
}

/** One process that does everything, with its database and orgs. */
export interface World {
  app: NestFastifyApplication;
  db: Db;
  /** Of the same database, with the rights of its owner. */
  ownerUrl: string;
  dataDir: string;
  /** Of the idle teams. */
  orgUrl: string;
  /** Their jobs take 75 s, or never end. */
  slowOrgUrl: string;
  stuckOrgUrl: string;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const quota = ['--seed', '1', '--quota', '100000000', '--scale'];
  const orgs: RunningProgram[] = [];
  for (const [scale, port] of [
    [SMALL, 4950],
    [LARGE, 4960],
    [LARGE, 4970],
  ] as const) {
    orgs.push(await startOrgProgram([...quota, String(scale)], port));
  }
  const [orgUrl = '', slowOrgUrl = '', stuckOrgUrl = ''] = orgs.map(({ url }) => url);
  await controlOrg(slowOrgUrl, 'jobs/setPace', [{ inProgressAfterMs: 100, completeAfterMs: 75_000 }]);
  await controlOrg(stuckOrgUrl, 'jobs/setPace', [{ inProgressAfterMs: 100, completeAfterMs: 86_400_000 }]);
  const database = await openTemporaryDatabase();
  await migrate(database.ownerUrl);
  const app = await createConnector(
    readConfig({
      ...process.env,
      DATABASE_URL: database.ownerUrl,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'error',
      PORT: '0',
      ROLE: 'all',
      SALESFORCE_ALLOWED_HOSTS: orgs.map(({ url }) => new URL(url).host).join(),
      WEBHOOK_ALLOW_PRIVATE: 'true',
    }),
  );
  await app.init();
  return {
    app,
    db: database.db,
    ownerUrl: database.ownerUrl,
    dataDir: database.dataDir,
    orgUrl,
    slowOrgUrl,
    stuckOrgUrl,
    stop: async () => {
      await app.close();
      for (const { program } of orgs) await stopProgram(program);
      await database.stop();
    },
  };
}

/** A new team of an org; its first load begins at once, unless it stands where another team does before. */
export async function connectTeam({ app, db }: World, orgUrl: string, teamId = newId()): Promise<string> {
  const { clientId, clientSecret } = await orgAccess(orgUrl);
  await execute(db, unprepared('insert into access.teams (team_id, name) values ($1::uuid, $1::uuid::text)'), [teamId]);
  const fields = defaultSources('Opportunity');
  await mappings.save(db, teamId, { object: 'Opportunity', fields, baseVersion: 0, savedAt: new Date() });
  const grant = { grant: 'client_credentials', loginUrl: orgUrl, clientId, clientSecret } as const;
  await app.get(TeamConnection).connect(teamId, grant, () => Promise.resolve());
  return teamId;
}

/** Before a team is connected, so that its first pass is no first load. */
const STANDING = [
  `mirror.object_states (team_id, object, watermark, first_completed_at, last_complete_run_started_at, stale_targets)
   select $2, object, watermark, first_completed_at, last_complete_run_started_at, '{}' from mirror.object_states`,
  `sync.object_progress (team_id, object, deletions_until, filled_from, unmapped, needs_reconcile)
   select $2, object, deletions_until, filled_from, unmapped, false from sync.object_progress`,
];
const LAST_PASS = `sync.runs (team_id, id, object, mode, state, requested_at, started_at, finished_at)
   select $2, gen_random_uuid(), object, 'incremental', 'succeeded', at, at, at
   from sync.runs, lateral (select now() - $3 * interval '1 millisecond') t (at)`;
/** Connecting forgets what another user saw. */
const AFTER = [
  `salesforce.descriptions (team_id, object, variant, etag, description, confirmed_at, fetched_at)
   select $2, object, variant, etag, description, confirmed_at, fetched_at from salesforce.descriptions`,
  `salesforce.stages (team_id, listed, told_at) select $2, listed, told_at from salesforce.stages`,
];

/** One team is synced; the others are connected, and stand where that one does. Answers all of them. */
export async function makeTeams(world: World, teams: number): Promise<string[]> {
  const { db, orgUrl, app } = world;
  const model = await connectTeam(world, orgUrl);
  await untilLoaded(db, model);
  // A pass describes the objects together, and reads the stages.
  await app.get(SyncRuns).request(model);
  await untilLoaded(db, model);
  const made = [model];
  const copy = async (what: string, ...values: unknown[]): Promise<unknown> =>
    execute(db, unprepared(`insert into ${what} where team_id = $1`), [model, ...values]);
  while (made.length < teams) {
    const teamId = newId();
    // Teams are spread over the interval, as they are after a while.
    const agoMs = randomInt(INTERVAL_MS);
    for (const what of STANDING) await copy(what, teamId);
    await copy(LAST_PASS, teamId, agoMs);
    await connectTeam(world, orgUrl, teamId);
    for (const what of AFTER) await copy(what, teamId);
    const due = `update sync.schedule set next_due_at = now() + $2 * interval '1 millisecond' where team_id = $1`;
    await execute(db, unprepared(due), [teamId, INTERVAL_MS - agoMs]);
    made.push(teamId);
    if (made.length % 100 === 0) say(`${made.length} teams`);
  }
  await controlOrg(orgUrl, 'faults/add', [{ times: 0, effect: { type: 'delay', ms: CALL_MS } }]);
  return made;
}

async function untilLoaded(db: Db, teamId: string): Promise<void> {
  const sql = unprepared(`select count(*) filter (where state in ('succeeded', 'partial'))::integer as ended,
    count(*) filter (where state not in ('succeeded', 'partial'))::integer as left from sync.runs where team_id = $1`);
  for (;;) {
    const { ended, left } = await one<{ ended: number; left: number }>(db, sql, [teamId]);
    if (ended >= 6 && left === 0) return;
    await pause(200);
  }
}
