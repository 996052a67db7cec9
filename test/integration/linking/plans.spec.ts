import { many, type Statement, unprepared, withClient } from '#platform';
import { FIND as ACCOUNTS } from '../../../libs/linking/src/store/accounts.js';
import { FIND as PEOPLE } from '../../../libs/linking/src/store/people.js';
import { FEEDS } from '../../../libs/linking/src/store/recording-lists.js';
import { DUE, OPEN } from '../../../libs/linking/src/store/recordings.js';
import { MERGED_INTO, SHOW } from '../../../libs/linking/src/store/shown-records.js';
import { type LinkingUnderTest, newTeam, record, startLinking } from './support.js';
import { fillMirror } from './world.js';

/** 200,000 opportunities: enough that a scan of any table would cost a hundred times its index. */
const ACCOUNTS_OF_TEAM = 20_000;

let linking: LinkingUnderTest;
let teamId: string;

beforeAll(async () => {
  linking = await startLinking();
  ({ teamId } = await newTeam(linking.db));
  await fillMirror(linking.db, teamId, { accounts: ACCOUNTS_OF_TEAM });
  await many(
    linking.db,
    unprepared(`insert into linking.recordings (team_id, external_id, kind, started_at, ended_at, body, received_at,
        decided_at, person_state, person_origin, person_reason, account_state, account_origin, account_crm_id,
        opportunity_state, opportunity_origin, opportunity_reason)
      select $1, 'r-' || n, 'dialer_call', now(), now(), '{}', now(), now(), 'empty', 'auto', 'NO_RELATIONSHIP', 'linked',
        'auto', '001000000' || lpad((n % 5000)::text, 6, '0') || 'AAA', 'empty', 'auto', 'CLEARED_BY_HAND'
      from generate_series(1, 50000) n`),
    [teamId],
  );
  await many(linking.db, unprepared('analyze'));
}, 120_000);
afterAll(() => linking.stop());

interface Plan {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

type Value = string | number | null | readonly string[];

function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return `array[${value.map(literal).join(', ')}]::text[]`;
  return typeof value === 'number' ? String(value) : `'${value}'`;
}

/** Tables that the statement reads from end to end, planned as a prepared statement is after its first executions. */
async function scanned({ text }: Statement, values: Value[]): Promise<string[]> {
  const of = (plan: Plan): string[] => [
    ...(plan['Node Type'] === 'Seq Scan' ? [`${plan.Schema ?? ''}.${plan['Relation Name'] ?? ''}`] : []),
    ...(plan.Plans ?? []).flatMap(of),
  ];
  return withClient(linking.db, async (client) => {
    await client.query('set plan_cache_mode = force_generic_plan');
    await client.query(`prepare examined as ${text}`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json, verbose) execute examined(${values.map(literal).join(', ')})`,
    );
    await client.query('deallocate examined; reset plan_cache_mode');
    return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => of(plan));
  });
}

const email = 'person-1@company-7.example';
const stages = [['Prospecting'], ['Closed Won', 'Closed Lost']];

test.each<[string, Statement, Value[]]>([
  ['people', PEOPLE, [[email], [email], ['person 1 of 7'], [record('C', 36)]]],
  [
    'accounts',
    ACCOUNTS,
    [[record('A', 7)], [record('A', 8)], ['company-7.example'], 'company-7.example', ['company-7.com'], ...stages],
  ],
  ['what a recording opens', OPEN, ['r-1', 'm-1', 'd-1']],
  ['shown records', SHOW, [[record('A', 7), record('C', 36), record('O', 70)]]],
  ['merged into', MERGED_INTO, [record('A', 7)]],
  ['a feed', FEEDS.account, [[record('A', 7)], null, '', 100]],
  ['what is due', DUE, ['2026-03-02', '2026-03-02', 100]],
])('every part of the question is an index scan: %s', async (_, sql, values) => {
  // Configuration is a row or a few per team: those tables are small whatever happens.
  const small =
    /^(?:access|field_mapping)\.|^mirror\.(?:orgs|object_states)$|^linking\.(?:meetings|dialer_calls|link_decisions)$/;
  const found = await scanned(sql, [teamId, ...values]);
  expect(found.filter((table) => !small.test(table))).toEqual([]);
});
