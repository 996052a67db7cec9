import { DEFAULT_SETTINGS } from '#field-mapping';
import { useAppWithOrg } from '../../support/app-with-org.js';

const team = useAppWithOrg();
const { call } = team;
const orgValues = () => team.harness.org.control.stages.list().map(({ value }) => value);

describe('/v1/stages', () => {
  it('start empty, and keep what was put to the letter (S1), connected or not', async () => {
    expect((await call('GET', '/v1/stages', undefined, 'viewer')).body).toEqual({ version: 0, values: [] });
    const values = [
      { value: 'Won ', outcome: 'won', position: 2 },
      { value: 'won', outcome: 'open', position: 1 },
    ];
    const { status, body } = await call('PUT', '/v1/stages', { values });
    expect([status, body]).toEqual([200, { version: 1, values: [values[1], values[0]] }]);
    expect((await call('GET', '/v1/stages')).body).toEqual(body);
    // What GET answers may be put back; it is the same list, so the version stays.
    expect((await call('PUT', '/v1/stages', body)).body.version).toBe(1);
  });

  it('are a conflict when they were changed since the version they were made from', async () => {
    await call('PUT', '/v1/stages', { values: [], version: 0 });
    await call('PUT', '/v1/stages', { values: [{ value: 'A', outcome: 'open' }], version: 0 });
    const { status, body } = await call('PUT', '/v1/stages', { values: [], version: 0 });
    expect([status, body.code]).toEqual([409, 'CONFLICT']);
  });

  it('are refused with every fault by its path', async () => {
    const values = [
      { value: '', outcome: 'open' },
      { value: 'A', outcome: 'maybe', label: 'x' },
    ];
    const { status, body } = await call('PUT', '/v1/stages', { values, extra: 1 });
    expect([status, body.errors.map((fault: { path: string }) => fault.path)]).toEqual([
      400,
      ['extra', 'values[0].value', 'values[1].label', 'values[1].outcome'],
    ]);
  });

  it('are changed by admins alone', async () => {
    for (const role of ['member', 'viewer', 'service'] as const) {
      expect((await call('PUT', '/v1/stages', { values: [] }, role)).status).toBe(403);
      expect((await call('POST', '/v1/stages/adopt', {}, role)).status).toBe(403);
    }
  });
});

describe('GET /v1/stages/alignment', () => {
  beforeEach(() => team.harness.connect(team.teamId));

  it('counts in the org before anything was pulled (F4)', async () => {
    const { status, body } = await call('GET', '/v1/stages/alignment', undefined, 'viewer');
    expect([status, body.aligned]).toEqual([200, false]);
    expect(body.values.map((one: { value: string }) => one.value)).toEqual(expect.arrayContaining(orgValues()));
    const total = body.values.reduce((sum: number, one: { opportunities: number }) => sum + one.opportunities, 0);
    expect(total).toBeGreaterThan(100);
  });

  it('is aligned after adopting all, and not once the org drifts', async () => {
    const adopted = await call('POST', '/v1/stages/adopt', {});
    expect([adopted.status, adopted.body.values.map((one: { value: string }) => one.value)]).toEqual([
      200,
      orgValues(),
    ]);
    expect((await call('GET', '/v1/stages/alignment')).body.aligned).toBe(true);
    const { stages } = team.harness.org.control;
    const [first] = stages.list();
    stages.rename(first!.value, `${first!.value} `);
    try {
      const { body } = await call('GET', '/v1/stages/alignment');
      const statuses = Object.fromEntries(
        body.values.map((one: { value: string; status: string }) => [one.value, one.status]),
      );
      expect([body.aligned, statuses[first!.value], statuses[`${first!.value} `]]).toEqual([
        false,
        'missing_in_crm',
        'missing_here',
      ]);
    } finally {
      stages.rename(`${first!.value} `, first!.value);
    }
  });

  it('says that an outcome differs, and adopting the value corrects it', async () => {
    await call('POST', '/v1/stages/adopt');
    const { body: before } = await call('GET', '/v1/stages');
    const won = before.values.find((one: { outcome: string }) => one.outcome === 'won');
    const values = before.values.map((one: { value: string }) =>
      one.value === won.value ? { ...one, outcome: 'lost' } : one,
    );
    await call('PUT', '/v1/stages', { values });
    const { body } = await call('GET', '/v1/stages/alignment');
    expect(body.values.find((one: { value: string }) => one.value === won.value)).toMatchObject({
      status: 'outcome_differs',
      outcome: 'lost',
      crmOutcome: 'won',
    });
    const adopted = await call('POST', '/v1/stages/adopt', { values: [won.value] });
    expect(adopted.body).toEqual({ version: 3, values: before.values });
  });

  it('an unknown value cannot be adopted', async () => {
    const { status, body } = await call('POST', '/v1/stages/adopt', { values: [orgValues()[0], 'Nowhere'] });
    expect([status, body.code, body.errors[0].path]).toEqual([422, 'UNPROCESSABLE', 'values[1]']);
  });

  it('needs the org', async () => {
    const other = await team.harness.service.anotherTeam();
    const { status, body } = await team.harness.as('GET', '/v1/stages/alignment', undefined, other.keys.admin);
    expect([status, body.code]).toEqual([409, 'SALESFORCE_NOT_CONNECTED']);
  });
});

describe('/v1/settings', () => {
  it('are the defaults of the product until something is set', async () => {
    expect((await call('GET', '/v1/settings', undefined, 'viewer')).body).toEqual(DEFAULT_SETTINGS);
  });

  it('merge, and leave a trace of what changed', async () => {
    const { status, body } = await call('PATCH', '/v1/settings', {
      internalDomains: ['Ours.example'],
      linking: { dialerDelayMinutes: 0 },
    });
    expect([status, body]).toEqual([
      200,
      {
        ...DEFAULT_SETTINGS,
        internalDomains: ['ours.example'],
        linking: { ...DEFAULT_SETTINGS.linking, dialerDelayMinutes: 0 },
      },
    ]);
    expect((await call('GET', '/v1/settings')).body).toEqual(body);
    const audit = await call('GET', '/v1/audit');
    expect(audit.body.data[0]).toMatchObject({
      action: 'settings.patch',
      after: { internalDomains: ['ours.example'] },
    });
    expect(audit.body.data[0].after).not.toHaveProperty('apiBudgetPercent');
  });

  it('W1: refuse a free-mail domain as internal, naming the list that says so', async () => {
    const { status, body } = await call('PATCH', '/v1/settings', { internalDomains: ['gmail.com'] });
    expect([status, body.errors[0]]).toEqual([
      400,
      { path: 'internalDomains[0]', message: expect.stringContaining('the list of free-mail providers') },
    ]);
  });

  it('refuse unknown members by name, and a body that is no object', async () => {
    const unknown = await call('PATCH', '/v1/settings', { syncInterval: 5, linking: { delay: 1 } });
    expect(unknown.body.errors.map((fault: { path: string }) => fault.path)).toEqual(['syncInterval', 'linking.delay']);
    expect((await call('PATCH', '/v1/settings', [])).status).toBe(400);
    expect((await call('PATCH', '/v1/settings', { apiBudgetPercent: 0 }, 'member')).status).toBe(403);
  });
});
