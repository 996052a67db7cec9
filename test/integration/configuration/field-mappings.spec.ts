import { defaultSources, MAPPED_OBJECTS } from '#field-mapping';
import { useAppWithOrg } from '../../support/app-with-org.js';

const defaults = defaultSources('Opportunity');
/** A connected team of its own for each test. */
const team = useAppWithOrg();
const { call } = team;
beforeEach(() => team.harness.connect(team.teamId));

const put = (fields: unknown) => call('PUT', '/v1/field-mappings/Opportunity', { fields });
const fieldOf = (body: { fields: { target: string }[] }, target: string) =>
  body.fields.find((field) => field.target === target);

async function queued(): Promise<string[]> {
  const { rows } = await team.harness.service.db.raw<{ rows: { object: string; mode: string }[] }>(
    'select object, mode from sync.runs where team_id = ? order by id',
    [team.teamId],
  );
  return rows.map(({ object, mode }) => `${object} ${mode}`);
}

describe('GET /v1/crm-fields', () => {
  it('lists what the connected user can see, in any case of the object (F1)', async () => {
    const { status, body } = await call('GET', '/v1/crm-fields?object=oPPortunity');
    expect(status).toBe(200);
    const amount = body.data.find((field: { name: string }) => field.name === 'Amount');
    expect(amount).toMatchObject({
      label: 'Amount',
      type: 'currency',
      custom: false,
      nullable: true,
      fits: ['amount'],
    });
    expect(body.hidden).toEqual([]);
  });

  it('says which standard fields are hidden from that user (F1)', async () => {
    team.harness.org.control.fields.hide('Opportunity', 'Amount');
    try {
      const { body } = await call('GET', '/v1/crm-fields?object=Opportunity');
      expect(body.hidden).toEqual(['Amount']);
      expect(body.data.map((field: { name: string }) => field.name)).not.toContain('Amount');
    } finally {
      team.harness.org.control.fields.show('Opportunity', 'Amount');
    }
  });

  it('shows up to three values of each field when asked, for one more call to the org', async () => {
    await call('GET', '/v1/crm-fields?object=Opportunity');
    const before = team.harness.org.control.quota.get().used;
    const { body } = await call('GET', '/v1/crm-fields?object=Opportunity&samples=true');
    expect(team.harness.org.control.quota.get().used - before).toBeLessThanOrEqual(2);
    const samples = Object.fromEntries(
      body.data.map(({ name, samples: shown }: { name: string; samples: string[] }) => [name, shown]),
    );
    expect(samples.Amount).toHaveLength(3);
    expect(new Set(samples.StageName).size).toBe(samples.StageName.length);
    for (const value of samples.CloseDate) expect(value).toMatch(/^\d{4}-\d\d-\d\d$/);
    // What could feed nothing is not asked for.
    expect(samples.IsWon).toEqual([]);
    const without = await call('GET', '/v1/crm-fields?object=Opportunity&samples=false');
    expect(without.body.data[0]).not.toHaveProperty('samples');
  });

  it.each(['', '?object=Task', '?object=Opportunity&x=1', '?object=Opportunity&samples=some'])(
    'refuses %j',
    async (query) => {
      expect((await call('GET', `/v1/crm-fields${query}`)).status).toBe(400);
    },
  );
});

describe('GET /v1/field-mappings/{object}', () => {
  it('F2: Opportunity waits for the admin with the defaults proposed', async () => {
    const { status, body } = await call('GET', '/v1/field-mappings/opportunity', undefined, 'viewer');
    expect([status, body.object, body.version, body.complete]).toEqual([200, 'Opportunity', 0, false]);
    const proposed = body.fields.map((field: { target: string; proposed: string }) => [field.target, field.proposed]);
    expect(Object.fromEntries(proposed)).toEqual(defaults);
    expect(fieldOf(body, 'opportunityType')).toMatchObject({
      required: false,
      direction: 'from_crm',
      source: null,
      problem: null,
    });
  });

  it.each(MAPPED_OBJECTS.filter((object) => object !== 'Opportunity'))(
    '%s starts with its defaults saved',
    async (object) => {
      const { body } = await call('GET', `/v1/field-mappings/${object}`);
      const sources = body.fields.map((field: { target: string; source: string }) => [field.target, field.source]);
      expect([body.version, body.complete, Object.fromEntries(sources)]).toEqual([1, true, defaultSources(object)]);
    },
  );

  it('answers without an org to ask, and says why it was not asked', async () => {
    const other = await team.harness.service.anotherTeam();
    const { status, body } = await team.harness.as('GET', '/v1/field-mappings/Contact', undefined, other.keys.admin);
    expect([status, body.version, body.orgProblem.code]).toEqual([200, 1, 'SALESFORCE_NOT_CONNECTED']);
    expect(fieldOf(body, 'email')).toMatchObject({ source: 'Email', proposed: null, problem: null });
  });

  it('knows no other objects', async () => {
    expect((await call('GET', '/v1/field-mappings/Task')).status).toBe(404);
  });
});

describe('PUT /v1/field-mappings/{object}', () => {
  it('saves the whole map as the next version and has all read (Y3)', async () => {
    const { status, body } = await put(defaults);
    expect([status, body.version, body.complete]).toEqual([200, 1, true]);
    expect(await queued()).toEqual(['Opportunity full']);
    expect((await call('GET', '/v1/field-mappings/Opportunity')).body.version).toBe(1);
  });

  it('Y3: queues a back-fill when a source changes, and nothing when none does', async () => {
    const contact = defaultSources('Contact');
    const same = await call('PUT', '/v1/field-mappings/Contact', { fields: contact });
    expect([same.status, same.body.version, await queued()]).toEqual([200, 1, []]);
    const changed = await call('PUT', '/v1/field-mappings/Contact', { fields: { ...contact, phone: 'MobilePhone' } });
    expect([changed.status, changed.body.version, changed.body.warnings]).toEqual([200, 2, []]);
    expect(await queued()).toEqual(['Contact backfill']);
    const { data: saves } = (await call('GET', '/v1/audit?action=field_mapping.save&subject=Contact')).body;
    expect(saves).toHaveLength(1);
    expect((await call('GET', '/v1/audit?action=field_mapping.save&subject=Lead')).body.data).toEqual([]);
    expect(saves[0]).toMatchObject({
      subject: 'Contact',
      before: { phone: 'Phone' },
      after: { phone: 'MobilePhone' },
    });
  });

  it('F1: refuses every fault at once, and saves nothing', async () => {
    const fields = { ...defaults, amount: null, closeDate: 'Hidden__c', stage: 'IsWon', probability: 'Probability' };
    const { status, body } = await put(fields);
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(body.errors.map((fault: { path: string }) => fault.path).sort()).toEqual([
      'fields.amount',
      'fields.closeDate',
      'fields.probability',
      'fields.stage',
    ]);
    expect((await call('GET', '/v1/field-mappings/Opportunity')).body.version).toBe(0);
    expect(await queued()).toEqual([]);
  });

  it('takes a custom field, and a formula by the type of its result', async () => {
    const name = `Deal_${Date.now()}__c`;
    team.harness.org.control.fields.add('Opportunity', { name, type: 'currency', label: 'Deal Size' });
    const { status, body } = await put({ ...defaults, amount: name.toLowerCase() });
    expect([status, fieldOf(body, 'amount')]).toMatchObject([200, { source: name, proposed: 'Amount' }]);
    team.harness.org.control.fields.remove('Opportunity', name);
    const after = await call('GET', '/v1/field-mappings/Opportunity');
    expect(fieldOf(after.body, 'amount')).toMatchObject({ source: name, problem: expect.stringContaining('no field') });
  });

  it('F4: stage misalignment is a loud warning with counts, not a wall', async () => {
    const [first] = team.harness.org.control.stages.list();
    const { status, body } = await put(defaults);
    expect(status).toBe(200);
    const warning = body.warnings.find((one: { value: string }) => one.value === first!.value);
    expect(warning).toMatchObject({ code: 'STAGE_MISALIGNED', status: 'missing_here' });
    const total = body.warnings.reduce((sum: number, one: { opportunities: number }) => sum + one.opportunities, 0);
    expect(total).toBeGreaterThan(100);
    await call('POST', '/v1/stages/adopt', {});
    expect((await put(defaults)).body.warnings).toEqual([]);
  });

  it('needs the org, and is for admins alone (F1)', async () => {
    const other = await team.harness.service.anotherTeam();
    const body = { fields: defaults };
    const unconnected = await team.harness.as('PUT', '/v1/field-mappings/Opportunity', body, other.keys.admin);
    expect([unconnected.status, unconnected.body.code]).toEqual([409, 'SALESFORCE_NOT_CONNECTED']);
    for (const role of ['member', 'viewer', 'service'] as const) {
      expect((await call('PUT', '/v1/field-mappings/Opportunity', body, role)).status).toBe(403);
    }
  });

  it('lets one of two concurrent saves win; the other is a conflict or sees it', async () => {
    const saves = ['MobilePhone', 'Title'].map((phone) =>
      call('PUT', '/v1/field-mappings/Contact', { fields: { ...defaultSources('Contact'), phone } }),
    );
    const outcomes = (await Promise.all(saves)).map(({ status, body }) =>
      status === 200 ? Number(body.version) : status,
    );
    expect([
      [2, 3],
      [2, 409],
    ]).toContainEqual(outcomes.sort((a, b) => a - b));
  });
});

describe('POST /v1/field-mappings/{object}/defaults', () => {
  it('saves the standard fields', async () => {
    const { status, body } = await call('POST', '/v1/field-mappings/Opportunity/defaults');
    expect([status, body.version, body.complete]).toEqual([200, 1, true]);
    expect(await queued()).toEqual(['Opportunity full']);
  });

  it('leaves out optional fields that are hidden, and refuses to do without a required one', async () => {
    const { fields } = team.harness.org.control;
    fields.hide('Opportunity', 'Type');
    try {
      const { status, body } = await call('POST', '/v1/field-mappings/Opportunity/defaults');
      expect([status, fieldOf(body, 'opportunityType')]).toMatchObject([
        200,
        { source: null, problem: expect.stringContaining('cannot see the standard field Type') },
      ]);
      fields.hide('Opportunity', 'Amount');
      const refused = await call('POST', '/v1/field-mappings/Opportunity/defaults');
      expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'fields.amount']);
    } finally {
      fields.show('Opportunity', 'Type');
      fields.show('Opportunity', 'Amount');
    }
  });
});
