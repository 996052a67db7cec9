import { type Db, execute, many, type Statement, transaction, unprepared, withClient } from '#platform';
import type { Recording } from '#linking';
import { decideNow, LINKED } from '../../../libs/linking/src/decide-now.js';
import { overlay } from '../../../libs/linking/src/domain/manual/links.js';
import { FIND as ACCOUNTS } from '../../../libs/linking/src/store/accounts.js';
import * as dialerCalls from '../../../libs/linking/src/store/dialer-calls.js';
import * as meetings from '../../../libs/linking/src/store/meetings.js';
import { FIND as PEOPLE } from '../../../libs/linking/src/store/people.js';
import { FEEDS } from '../../../libs/linking/src/store/recording-lists.js';
import * as recordings from '../../../libs/linking/src/store/recordings.js';
import { MERGED_INTO, SHOW, show, withMergedInto } from '../../../libs/linking/src/store/shown-records.js';
import { countOf, type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { newTeam, record } from '../../support/seed.js';
import { addTeams, fillMirror, fillRecordings } from './world.js';

/** Three million opportunities. */
const ACCOUNTS_OF_TEAM = 300_000;
const NOW = new Date('2026-03-02T16:00:00.000Z');

let linking: LinkingUnderTest;
let teamId: string;

beforeAll(async () => {
  linking = await startLinking();
  const { db } = linking;
  ({ teamId } = await newTeam(db));
  await addTeams(db, 5_000);
  await fillMirror(db, teamId, { accounts: ACCOUNTS_OF_TEAM });
  await fillRecordings(db, teamId, 50_000);
  await execute(db, unprepared('analyze'));
}, 400_000);
afterAll(() => linking.stop());

interface Plan {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

type Value = string | number | boolean | Date | null | readonly string[];

function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return typeof value === 'string' ? `'${value}'` : `array[${value.map(literal).join(', ')}]::text[]`;
}

/** Our tables; what is asked of pg_class and the like is not linking's. */
const isOurs = (schema: string | undefined): boolean => /^(?:mirror|linking|field_mapping|access)$/.test(schema ?? '');

function scansOf(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && isOurs(plan.Schema);
  const below = (plan.Plans ?? []).flatMap(scansOf);
  return own ? [`${plan.Schema ?? ''}.${plan['Relation Name'] ?? ''}`, ...below] : below;
}

/** Tables that the statement reads from end to end, planned as a prepared statement is after its first executions. */
async function scannedByPlan({ text }: Statement, values: readonly Value[]): Promise<string[]> {
  return withClient(linking.db, async (client) => {
    await client.query('set plan_cache_mode = force_generic_plan');
    await client.query(`prepare examined as ${text}`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json, verbose) execute examined(${values.map(literal).join(', ')})`,
    );
    await client.query('deallocate examined; reset plan_cache_mode');
    return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => scansOf(plan));
  });
}

/** How often each table was read from end to end by this session, as far as it has not reported it yet. */
async function scansUntilNow(trx: Db): Promise<Map<string, number>> {
  const rows = await many<{ table: string; scans: number }>(
    trx,
    unprepared(`select schemaname || '.' || relname as table, seq_scan as scans from pg_stat_xact_user_tables
      where seq_scan > 0 and schemaname = any(array['mirror', 'linking', 'field_mapping', 'access'])`),
  );
  return new Map(rows.map(({ table, scans }) => [table, scans]));
}

const email = 'person-1@company-7.example';
const handedIn: Recording = {
  kind: 'virtual_conference',
  platform: 'zoom',
  title: 'Company 7, discovery',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:31:00.000Z',
  owner: { email: 'seller-1@ours.example' },
  attendees: [
    { name: 'Seller 2', email: 'seller-2@ours.example', talkTimeMs: 1000 },
    { name: 'Person 1 of 7', email, talkTimeMs: 2000 },
    { name: 'Person 0 of 8', email: 'person-0@company-8.example', talkTimeMs: 500 },
    { name: 'Seller 3', email: null },
  ],
  invitees: [],
};

/** Opens, decides and returns what there is to store, as a hand-in does. */
async function decideOn(db: Db, externalId: string, recording: Recording): Promise<recordings.Decided> {
  const opened = await recordings.open(db, teamId, externalId, recording);
  const { decision } = await decideNow(db, teamId, recording, opened, NOW);
  const links = overlay(decision, undefined);
  return { externalId, recording, links, now: NOW, decision, event: { type: LINKED, payload: {} } };
}

const links = overlay(undefined, undefined);
const pending = { externalId: 'r-waiting', recording: handedIn, links, now: NOW };
const slots = Array.from({ length: 16 }, () => null);
const told = ['virtual_conference', null, null, NOW, NOW, null, null, '{}'];
const decided = ['0198c0de-0000-7000-8000-000000000000', NOW, '1', 1, 1, false, '{}'];
const stages = [['Prospecting'], ['Closed Won', 'Closed Lost']];
const call = { externalId: 'd-7', recordingExternalId: 'r-7' };

describe('at 3,000,000 opportunities every part of what linking asks is an index scan', () => {
  it('is that many', async () => {
    expect(await countOf(linking.db, 'mirror.opportunities where team_id = $1', [teamId])).toBe(3_000_000);
  });

  test.each<[string, Statement, readonly Value[]]>([
    ['what a recording opens', recordings.OPEN, ['r-1', 'm-1', 'd-1', NOW]],
    [
      'the people',
      PEOPLE,
      [[email], ['person 1 of 7'], [record('C', 36)], [email], ['ours.example'], 'dilavni.', true],
    ],
    [
      'the accounts',
      ACCOUNTS,
      [[record('A', 7)], [record('A', 8)], ['company-7.example'], 'company-7.example', ['company-7.com'], ...stages],
    ],
    ['to store it decided', recordings.INSERT_DECIDED, ['r-n', ...told, NOW, ...slots, ...decided, LINKED, '{}']],
    ['to store it pending', recordings.INSERT_PENDING, ['r-n', ...told, NOW, ...slots]],
    ['to hold a pending one', recordings.LOCK, ['r-10']],
    ['to take a pending one', recordings.CLAIM, ['r-10']],
    ['to replace a pending one', recordings.REPLACE, ['r-10', ...told]],
    ['to decide a pending one', recordings.DECIDE, ['r-10', ...decided, ...slots]],
    ['what is due', recordings.DUE, [NOW, NOW, 100]],
    ['to capture a meeting', meetings.CAPTURE, ['m-1', NOW, NOW]],
    ['who awaits a meeting', meetings.IS_AWAITED, ['m-1', NOW]],
    ['who awaits a call', dialerCalls.AWAITED_BY, [call.externalId, call.recordingExternalId]],
    ['shown records', SHOW, [[record('A', 7), record('C', 36), record('O', 70)]]],
    ['merged into', MERGED_INTO, [record('A', 7)]],
    ['a feed', FEEDS.account, [[record('A', 7)], null, '', 100]],
  ])('by its plan: %s', async (_, sql, values) => {
    expect(await scannedByPlan(sql, [teamId, ...values])).toEqual([]);
  });

  // What PostgreSQL itself counted, within functions too, whose statements no plan shows.
  test.each<[string, (trx: Db) => Promise<unknown>]>([
    [
      'a hand-in that is decided',
      async (trx) => {
        const decision = await decideOn(trx, 'r-new', handedIn);
        expect(Object.values(decision.links).map(({ state }) => state)).toEqual(['linked', 'linked', 'linked']);
        expect(await recordings.insertDecided(trx, teamId, decision)).toBe(true);
      },
    ],
    [
      'one with a meeting and its Person, one with a stranger and one with nobody known',
      async (trx) => {
        const meeting = { ...handedIn, meetingExternalId: 'm-1' };
        await meetings.capture(trx, teamId, { externalId: 'm-1', startsAt: NOW.toISOString() }, NOW);
        const ofNobody = { name: 'Bo', email: 'bo@elsewhere.example' };
        const ofCompany = { name: 'Bo', email: 'bo@company-9.example' };
        await recordings.insertDecided(trx, teamId, await decideOn(trx, 'r-new-1', meeting));
        for (const [index, attendee] of [ofNobody, ofCompany].entries()) {
          const decision = await decideOn(trx, `r-new-2${index}`, { ...handedIn, attendees: [attendee] });
          expect(decision.links.account.state).toBe(index === 0 ? 'empty' : 'linked');
        }
      },
    ],
    [
      'one that waits, is handed in again, taken and decided',
      async (trx) => {
        expect(await recordings.insertPending(trx, teamId, pending)).toBe(true);
        await recordings.lock(trx, teamId, 'r-waiting');
        await recordings.replacePending(trx, teamId, 'r-waiting', handedIn);
        await recordings.claimPending(trx, teamId, 'r-waiting');
        const decision = await decideOn(trx, 'r-waiting', handedIn);
        expect(await recordings.storeDecision(trx, teamId, decision)).toBe(true);
        await show(trx, teamId, [record('A', 7), record('C', 15), record('O', 70)]);
        await withMergedInto(trx, teamId, record('A', 7));
      },
    ],
  ])('by what was scanned: %s', async (_, work) => {
    await transaction(linking.db, async (trx) => {
      await execute(trx, unprepared('set local plan_cache_mode = force_generic_plan'));
      const before = await scansUntilNow(trx);
      await work(trx);
      const after = await scansUntilNow(trx);
      expect([...after].filter(([table, scans]) => scans !== before.get(table))).toEqual([]);
    });
  });
});
