import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { Client, freshOrg } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 60 }));
});
afterAll(() => org.stop());

/** One operation from another process's point of view: no session, arguments as a JSON array. */
async function operate(operation: string, ...args: unknown[]): Promise<unknown> {
  const answer = await new Client(org, '').call(`/__org/${operation}`, { body: JSON.stringify(args) });
  const body = answer.json<{ result?: unknown; error?: string }>();
  if (answer.status !== 200) throw new Error(`${String(answer.status)} ${body.error ?? ''}`);
  return body.result;
}

describe('the control handle over HTTP', () => {
  test('lists its operations, and every operation of the handle is among them', async () => {
    const { operations } = (await new Client(org, '').call('/__org')).json<{ operations: string[] }>();
    for (const group of ['records', 'fields', 'stages'] as const) {
      const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(org.control[group])).filter(
        (name) => name !== 'constructor',
      );
      const offered = operations.filter((name) => name.startsWith(`${group}/`)).map((name) => name.split('/')[1]);
      expect(methods).toEqual(expect.arrayContaining(offered as string[]));
    }
    for (const group of ['quota', 'sessions', 'users', 'faults', 'requests', 'clock', 'jobs', 'recycleBin'] as const) {
      for (const name of Object.keys(org.control[group])) expect(operations).toContain(`${group}/${name}`);
    }
  });

  test('records are created, changed, merged and purged', async () => {
    const winner = await operate('records/create', 'Account', { Name: 'Winner' });
    const loser = await operate('records/create', 'Account', { Name: 'Loser' });
    await operate('records/update', 'Account', winner, { Name: 'Renamed' });
    await operate('records/merge', 'Account', winner, [loser]);
    expect(await operate('records/get', 'Account', loser)).toMatchObject({
      isDeleted: true,
      values: { MasterRecordId: winner },
    });
    expect(await client.rows(`SELECT Name FROM Account WHERE Id = '${String(winner)}'`)).toMatchObject([
      { Name: 'Renamed' },
    ]);
    await operate('records/purge', 'Account', loser, { trace: false });
    expect(await operate('records/get', 'Account', loser)).toBeNull();
    expect(await operate('records/list', 'Account', { search: 'Renamed' })).toMatchObject([{ id: winner }]);
  });

  test('a transaction stays invisible until it is committed', async () => {
    const number = await operate('transactions/begin');
    await operate('transactions/create', number, 'Account', { Name: 'Hidden' });
    expect(await client.count("SELECT COUNT() FROM Account WHERE Name = 'Hidden'")).toBe(0);
    await operate('transactions/commit', number);
    expect(await client.count("SELECT COUNT() FROM Account WHERE Name = 'Hidden'")).toBe(1);
  });

  test('fields, stages, faults, quota, sessions and the clock', async () => {
    await operate('fields/add', 'Account', { name: 'Region__c', type: 'string', fill: 'EMEA' });
    expect(await client.count("SELECT COUNT() FROM Account WHERE Region__c = 'EMEA'")).toBeGreaterThan(0);
    await operate('stages/add', 'Legal', { probability: 95 });
    expect(await operate('stages/list')).toContainEqual(expect.objectContaining({ value: 'Legal', isActive: true }));
    const fault = await operate('faults/add', { kind: 'limits', effect: { type: 'status', status: 503 } });
    expect((await client.data('/limits')).status).toBe(503);
    await operate('faults/clear', fault);
    await operate('quota/set', { limit: 5000 });
    expect(await operate('quota/get')).toMatchObject({ limit: 5000 });
    await operate('clock/advance', 60_000);
    expect(Date.parse(String(await operate('clock/now')))).toBeGreaterThan(Date.now() + 50_000);
    expect(await operate('sessions/expire')).toBeGreaterThan(0);
    expect((await client.data('/limits')).status).toBe(401);
  });

  test("is closed to other sites' pages", async () => {
    const from = (origin: string): Promise<number> =>
      new Client(org, '').call('/__org/info', { headers: { origin } }).then(({ status }) => status);
    expect(await from('https://elsewhere.example')).toBe(403);
    expect(await from(org.url)).toBe(200);
  });

  test('is neither logged nor counted, and answers faults of the caller with a reason', async () => {
    org.control.requests.reset();
    await expect(operate('records/update', 'Account', '001', {})).rejects.toThrow('409 there is no Account 001');
    await expect(operate('records/create', 'Account', { Nope: 1 })).rejects.toThrow('409 Account has no field Nope');
    await expect(operate('records/create', 5)).rejects.toThrow('400 object must be text');
    await expect(operate('nothing/here')).rejects.toThrow('404 no such operation');
    expect(org.control.requests.log()).toEqual([]);
  });
});
