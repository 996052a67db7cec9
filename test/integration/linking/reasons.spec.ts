import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';
import { runCli } from '../../support/cli.js';
import { put, record } from '../../support/seed.js';

interface Listed {
  slot: string;
  reason: string;
  count: number;
  sentence: string;
}

let app: TestApp;

type Slots = Readonly<Record<'person' | 'account' | 'opportunity', string>>;

/** A recording whose slots are each empty for a reason, or linked to the record named. */
async function recording(teamId: string, externalId: string, slots: Slots, startedAt: string): Promise<void> {
  const columns = Object.entries(slots).flatMap(([slot, value]) => {
    const isLinked = /^\d/.test(value);
    return [
      [`${slot}_state`, isLinked ? 'linked' : 'empty'],
      [`${slot}_origin`, 'auto'],
      [`${slot}_crm_id`, isLinked ? value : null],
      [`${slot}_reason`, isLinked ? null : value],
    ];
  });
  await put(app.db, 'linking.recordings', {
    team_id: teamId,
    external_id: externalId,
    kind: 'virtual_conference',
    started_at: startedAt,
    ended_at: startedAt,
    title: 'Discovery',
    body: { kind: 'virtual_conference', startedAt, endedAt: startedAt, attendees: [], invitees: [] },
    received_at: startedAt,
    decided_at: startedAt,
    ...Object.fromEntries(columns),
  });
}

const A1 = record('A', 1);
const O1 = record('O', 1);
const withoutOpportunity: Slots = {
  person: record('C', 1),
  account: 'ACCOUNT_WITHOUT_OPPORTUNITY',
  opportunity: 'ACCOUNT_WITHOUT_OPPORTUNITY',
};
const freeMail: Slots = { person: 'NO_PERSON_FOR_EMAIL', account: 'FREE_MAIL_DOMAIN', opportunity: 'FREE_MAIL_DOMAIN' };
const cleared: Slots = { person: 'NO_TALK_TIME', account: A1, opportunity: 'CLEARED_BY_HAND' };
const linked: Slots = { person: record('C', 1), account: A1, opportunity: O1 };

beforeAll(async () => {
  app = await startTestApp();
  for (const [index, slots] of [withoutOpportunity, withoutOpportunity, freeMail, cleared, linked].entries()) {
    await recording(app.teamId, `r-${index}`, slots, `2026-03-0${index + 1}T15:00:00Z`);
  }
});
afterAll(() => app.stop());

const ask = async (path: string, key = app.keys.viewer): Promise<TestResponse['body']> =>
  (await app.request('GET', path, { key })).body;
const reasons = async (query = '', key = app.keys.viewer): Promise<Listed[]> =>
  (await ask(`/v1/recording-reasons?${query}`, key)).data as Listed[];
const short = (entries: Listed[]): string[] => entries.map(({ slot, reason, count }) => `${count} ${slot} ${reason}`);

test('why slots are empty, the most frequent reason first, each with a sentence', async () => {
  const found = await reasons();
  expect(short(found)).toEqual([
    '2 account ACCOUNT_WITHOUT_OPPORTUNITY',
    '2 opportunity ACCOUNT_WITHOUT_OPPORTUNITY',
    '1 opportunity CLEARED_BY_HAND',
    '1 account FREE_MAIL_DOMAIN',
    '1 opportunity FREE_MAIL_DOMAIN',
    '1 person NO_PERSON_FOR_EMAIL',
    '1 person NO_TALK_TIME',
  ]);
  expect(found[0]?.sentence).toBe('The account found has no opportunity.');
  expect(found[2]?.sentence).toBe('Somebody cleared the Opportunity.');
});

test.each([
  [''],
  ['slot=account'],
  ['slot=person&slotState=empty'],
  ['reason=FREE_MAIL_DOMAIN'],
  ['slot=opportunity&reason=CLEARED_BY_HAND'],
  ['from=2026-03-02T00:00:00Z&to=2026-03-04T00:00:00Z'],
  [`accountCrmId=${A1}`],
  ['q=r-2'],
  ['state=decided'],
])('every count is that of the list with the same filters: %j', async (query) => {
  const found = await reasons(query);
  expect(found.length).toBeGreaterThan(0);
  for (const { slot, reason, count } of found) {
    const narrowed = new URLSearchParams(query);
    narrowed.set('slot', slot);
    narrowed.set('reason', reason);
    expect((await ask(`/v1/recordings?${narrowed.toString()}`)).data).toHaveLength(count);
  }
});

test.each(['state=pending', 'slotState=linked', 'reason=EXCLUDED', `accountCrmId=${record('A', 9)}`])(
  'nothing is counted where the list has nothing with a reason: %s',
  async (query) => {
    expect(await reasons(query)).toEqual([]);
  },
);

test('an operator reads it by the command line', async () => {
  const { exitCode, stdout } = await runCli(app.databaseUrl, ['reasons', '--team', 'default', '--json']);
  expect([exitCode, JSON.parse(stdout)]).toEqual([0, { data: await reasons() }]);
  const read = await runCli(app.databaseUrl, ['reasons', '--team', 'default']);
  expect(read.stdout).toContain(
    '2           account      ACCOUNT_WITHOUT_OPPORTUNITY  The account found has no opportunity.',
  );
}, 240_000);

test("another team's recordings are never counted", async () => {
  const other = await app.anotherTeam();
  expect(await reasons('', other.keys.viewer)).toEqual([]);
  await recording(other.teamId, 'r-0', freeMail, '2026-03-01T15:00:00Z');
  const before = await reasons();
  expect(short(await reasons('slot=account', other.keys.service))).toEqual(['1 account FREE_MAIL_DOMAIN']);
  expect(await reasons()).toEqual(before);
});

test('a recording that somebody names `reasons` is read like any other', async () => {
  await recording(app.teamId, 'reasons', linked, '2026-03-09T15:00:00Z');
  expect(await ask('/v1/recordings/reasons')).toMatchObject({ externalId: 'reasons' });
});

test.each(['slot=lead', 'reason=NONE', 'limit=5', 'accountCrmId=x'])('%s is refused', async (query) => {
  const { status, code } = await ask(`/v1/recording-reasons?${query}`);
  expect([status, code]).toEqual([400, 'INVALID_INPUT']);
});
