import { execute, unprepared } from '#platform';
import { Api } from '../../../apps/demo/src/api.js';
import { configure } from '../../../apps/demo/src/set-up.js';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

let org: RunningOrg;
let app: TestApp;
let api: Api;

beforeAll(async () => {
  org = await startOrg({ scale: 10 });
  app = await startTestApp({ SALESFORCE_LOGIN_URL: org.url, SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host });
  api = new Api(app.url, app.keys.admin);
  await configure(api, org);
  await waitFor(
    async () => {
      const { data } = await api.get<{ data: { state: string }[] }>('/v1/syncs');
      return data.length >= 6 && data.every(({ state }) => ['succeeded', 'partial'].includes(state));
    },
    { timeoutMs: 60_000 },
  );
}, 240_000);
afterAll(async () => {
  await app.stop();
  await org.stop();
});

interface Series {
  labels: Record<string, string>;
  value: number;
}

async function series(name: string): Promise<Series[]> {
  const { status, body } = await app.request('GET', '/metrics', { key: app.keys.viewer });
  expect(status).toBe(200);
  return String(body)
    .split('\n')
    .flatMap((line) => {
      const [, found, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (found !== name) return [];
      const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text]);
      return [{ labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) }];
    });
}

async function handIn(externalId: string, decide: 'now' | 'when_fresh'): Promise<void> {
  const endedAt = Date.now() - 2_000;
  await api.send('PUT', `/v1/recordings/${externalId}`, {
    kind: 'virtual_conference',
    startedAt: new Date(endedAt - 60_000).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Nobody', email: 'nobody@nowhere-known.example', talkTimeMs: 1 }],
    decide,
  });
}

it('tells how every part stands, under the names that alerts are written for', async () => {
  await handIn('counted', 'now');
  const team = app.teamId;
  const ages = await series('related_records_sync_age_seconds');
  expect(ages.map(({ labels }) => labels.object).toSorted()).toEqual([
    'Account',
    'Contact',
    'Lead',
    'Opportunity',
    'OpportunityContactRole',
    'User',
  ]);
  expect(ages.every(({ labels, value }) => labels.team === team && value >= 0 && value < 120)).toBe(true);
  const overdue = await series('related_records_sync_overdue_seconds');
  expect(overdue.map(({ value }) => value)).toEqual(ages.map(() => 0));
  const runs = await series('related_records_sync_runs_total');
  expect(runs.reduce((sum, { value }) => sum + value, 0)).toBeGreaterThanOrEqual(6);
  expect((await series('related_records_salesforce_api_calls_total'))[0]).toMatchObject({ labels: { team } });
  expect((await series('related_records_salesforce_api_share'))[0]!.value).toBeGreaterThan(0);
  expect(await series('related_records_connection_up')).toEqual([{ labels: { team }, value: 1 }]);
  const queues = await series('related_records_queue_age_seconds');
  expect(queues.map(({ labels }) => labels.queue)).toEqual(expect.arrayContaining(['sync.pass', 'sync.run']));
  const decisions = await series('related_records_decisions_total');
  expect(decisions.map(({ labels }) => labels.slot).toSorted()).toEqual(['account', 'opportunity', 'person']);
  expect((await series('related_records_time_to_link_seconds_count'))[0]!.value).toBe(1);
  expect((await series('related_records_time_to_link_seconds_sum'))[0]!.value).toBeGreaterThanOrEqual(2);
  expect((await series('related_records_event_loop_delay_seconds'))[0]!.value).toBeGreaterThanOrEqual(0);
  const { body } = await app.request('GET', '/metrics', { key: app.keys.viewer });
  for (const name of ['sync_errors', 'recordings_pending', 'deliveries_total']) {
    expect(String(body)).toContain(`# TYPE related_records_${name} `);
  }
  // What promtool refuses: gauges that are called totals.
  expect(String(body)).not.toMatch(/# TYPE \w+_total gauge/);
});

it('a thousand teams are at most 200 series of a metric, the worst by their names', async () => {
  await execute(
    app.db,
    unprepared(`insert into salesforce.api_usage (team_id, used, allowance, seen_at)
      select gen_random_uuid(), n, 1000, now() from generate_series(1, 1000) n`),
  );
  await waitFor(async () => (await series('related_records_salesforce_api_share')).length > 1, { timeoutMs: 60_000 });
  const shares = await series('related_records_salesforce_api_share');
  expect(shares).toHaveLength(201);
  const others = shares.filter(({ labels }) => labels.team === 'other');
  expect(others.map(({ value }) => value)).toEqual([0.8]);
  expect(Math.min(...shares.filter(({ labels }) => labels.team !== 'other').map(({ value }) => value))).toBe(0.801);
});
