import { readFileSync } from 'node:fs';
import { Test } from '@nestjs/testing';
import { AccessModule, AnalyticsReaders } from '#access';
import { connect, type Db, execute, many, newId, PlatformModule, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';

const VIEWS = [
  'accounts',
  'opportunities',
  'people',
  'users',
  'recordings',
  'related_records',
  'sync_runs',
  'sync_errors',
];
/** Roles belong to the whole server, so every run has its own. */
const suffix = newId().slice(-12);
const [ours, everybody, stranger] = [`ours_${suffix}`, `everybody_${suffix}`, `stranger_${suffix}`];

let database: TestDatabase;
let readers: AnalyticsReaders;
let stop: () => Promise<void>;
const teams = [newId(), newId()] as const;
const opened: Db[] = [];

const run = (sql: string, values: unknown[] = []) => execute(database.db, unprepared(sql), values);

/** The database as that role sees it. */
function as(role: string): Db {
  const url = new URL(database.ownerUrl);
  [url.username, url.password] = [role, 'secret'];
  const db = connect(url.href, { poolSize: 1 });
  opened.push(db);
  return db;
}
const rows = <T extends object>(db: Db, sql: string): Promise<T[]> => many<T>(db, unprepared(sql));

beforeAll(async () => {
  database = await createTestDatabase();
  const module = await Test.createTestingModule({
    // Granting is an operator's: as the owner.
    imports: [PlatformModule.forRoot(testConfig(database.ownerUrl, { ROLE: 'api' })), AccessModule],
  }).compile();
  await module.init();
  readers = module.get(AnalyticsReaders);
  stop = () => module.close();
  for (const role of [ours, everybody, stranger]) await run(`create role ${role} login password 'secret'`);
  for (const [index, team] of teams.entries()) {
    await run('insert into access.teams (team_id, name) values ($1, $2)', [team, `team ${index} ${suffix}`]);
    await run(
      `insert into mirror.opportunities (team_id, crm_id, name, amount, close_date, stage, is_deleted, withheld, mirrored_at)
       values ($1, '006000000000001AAA', 'aligned', 12345678901234.56, '2026-12-24', 'Proposal', false, null, now()),
              ($1, '006000000000002AAA', 'misaligned', 1, '2026-12-24', 'proposal', false, null, now()),
              ($1, '006000000000003AAA', 'bad', 1, '2026-12-24', 'Proposal', false, '{"code": "VALUE_INVALID"}', now()),
              ($1, '006000000000004AAA', 'gone', 1, '2026-12-24', 'Proposal', true, null, now())`,
      [team],
    );
    await run(
      `insert into field_mapping.stages (team_id, version, stage_values, saved_at)
       values ($1, 1, '[{"value": "Proposal", "outcome": "open", "position": 0}]', now())`,
      [team],
    );
  }
  await readers.grant(ours, teams[0]);
  await readers.grant(everybody, null);
});
afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
  await stop();
  for (const role of [ours, everybody, stranger]) await run(`drop owned by ${role}`);
  for (const role of [ours, everybody, stranger]) await run(`drop role ${role}`);
  await database.destroy();
});

it('a reader sees its team’s rows, typed, one a live record, with what withholds them', async () => {
  const found = await rows<Record<string, unknown>>(as(ours), 'select * from analytics.opportunities order by crm_id');
  expect(found.map((row) => [row['team_id'], row['name'], row['stage_outcome'], row['withheld_code']])).toEqual([
    [teams[0], 'aligned', 'open', null],
    [teams[0], 'misaligned', null, 'STAGE_NOT_ALIGNED'],
    [teams[0], 'bad', 'open', 'VALUE_INVALID'],
  ]);
  expect(found[0]).toMatchObject({ amount: '12345678901234.56', close_date: '2026-12-24' });
});

it('a reader of all teams sees all; a role that was granted nothing reads nothing', async () => {
  const all = await rows<{ team_id: string }>(as(everybody), 'select distinct team_id from analytics.opportunities');
  expect(all.map(({ team_id }) => team_id).toSorted()).toEqual([...teams].toSorted());
  await expect(rows(as(stranger), 'select * from analytics.opportunities')).rejects.toThrow(/permission denied/);
});

it.each([
  'mirror.opportunities',
  'access.users',
  'analytics.readers',
  'analytics.readable_teams',
  'linking.recordings',
])('a reader may not read %s', async (table) => {
  await expect(rows(as(ours), `select * from ${table}`)).rejects.toThrow(/permission denied/);
});

it('a reader changes nothing and grants nobody else', async () => {
  await expect(rows(as(ours), `delete from analytics.recordings`)).rejects.toThrow(/permission denied|cannot delete/);
  await expect(rows(as(ours), `select analytics.grant_views('${stranger}')`)).rejects.toThrow(/permission denied/);
});

it('a function of the reader’s own sees no row of another team', async () => {
  const db = as(ours);
  const leaked = `select count(*) from analytics.opportunities where pg_temp.note(team_id)`;
  await rows(db, 'create temp table seen (team_id uuid)');
  await rows(
    db,
    `create function pg_temp.note(team uuid) returns boolean language plpgsql cost 0.0001 as
     $$ begin insert into pg_temp.seen values (team); return true; end $$`,
  );
  await rows(db, leaked);
  expect(await rows<{ team_id: string }>(db, 'select distinct team_id from pg_temp.seen')).toEqual([
    { team_id: teams[0] },
  ]);
});

it('every column of the contract has a comment', async () => {
  const bare = await rows(
    database.db,
    `select c.table_name, c.column_name from information_schema.columns c
     where c.table_schema = 'analytics' and c.table_name in (${VIEWS.map((view) => `'${view}'`).join()})
       and col_description(format('analytics.%I', c.table_name)::regclass, c.ordinal_position) is null`,
  );
  expect(bare).toEqual([]);
});

it('a role that does not exist is NOT_FOUND, and nothing is stored', async () => {
  await expect(readers.grant('nobody_of_that_name', teams[0])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await rows(database.db, `select 1 from analytics.readers where role_name = 'nobody_of_that_name'`)).toEqual(
    [],
  );
});

describe('the questions of docs/ANALYTICS.md', () => {
  const text = readFileSync(new URL('../../../docs/ANALYTICS.md', import.meta.url), 'utf8');
  const questions = [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql]) => sql ?? '');

  it('are five', () => {
    expect(questions).toHaveLength(5);
  });

  it.each(questions)('run as a reader: %s', async (sql) => {
    await expect(rows(as(everybody), sql.replace(/;\s*$/, ''))).resolves.toBeInstanceOf(Array);
  });
});
