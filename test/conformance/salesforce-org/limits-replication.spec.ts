import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, DAY_MS, errorOf, freshOrg, testClock } from './client.js';

let org: RunningOrg;
let client: Client;
let time: ReturnType<typeof testClock>;

beforeEach(async () => {
  time = testClock();
  ({ org, client } = await freshOrg({ scale: 60, clock: time.clock }));
  org.control.sessions.setLife(100 * DAY_MS);
});
afterEach(() => org.stop());

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');

function window(kind: 'updated' | 'deleted', from: number, to: number, object = 'Account'): ReturnType<Client['data']> {
  const now = time.clock().getTime();
  return client.data(
    `/sobjects/${object}/${kind}/?start=${encodeURIComponent(iso(now + from))}&end=${encodeURIComponent(iso(now + to))}`,
  );
}

interface Deleted {
  deletedRecords: { id: string; deletedDate: string }[];
  earliestDateAvailable: string;
  latestDateCovered: string;
}

describe('2.5 /limits', () => {
  test('Max and Remaining by name, and a nested object under PermissionSets', async () => {
    const limits = (await client.data('/limits')).json<Record<string, { Max: number; Remaining: number }>>();
    const { used, limit } = org.control.quota.get();
    expect(limits.DailyApiRequests).toEqual({ Max: limit, Remaining: limit - used });
    expect(limits.DailyBulkV2QueryJobs).toEqual({ Max: 10_000, Remaining: 10_000 });
    expect(limits.PermissionSets).toEqual({ Max: 1500, Remaining: 1498, CreateCustom: { Max: 1000, Remaining: 998 } });
  });
});

describe('2.6 getUpdated and getDeleted', () => {
  test('updated: ids and latestDateCovered', async () => {
    const id = org.control.records.create('Account', { Name: 'New' });
    time.advance(120_000);
    const body = (await window('updated', -600_000, 0)).json<{ ids: string[]; latestDateCovered: string }>();
    expect(body.ids).toEqual([id]);
    expect(body.latestDateCovered).toMatch(/\.000\+0000$/);
  });

  test('deleted: id and deletedDate, earliestDateAvailable and latestDateCovered', async () => {
    const id = org.control.records.create('Account', { Name: 'Gone' });
    org.control.records.delete('Account', id);
    time.advance(120_000);
    const body = (await window('deleted', -600_000, 0)).json<Deleted>();
    expect(body.deletedRecords).toEqual([{ id, deletedDate: '2026-11-20T12:00:00.000+0000' }]);
    expect(body).toMatchObject({
      earliestDateAvailable: expect.any(String),
      latestDateCovered: '2026-11-20T12:02:00.000+0000',
    });
  });

  test('the seconds of start and end are dropped, start included', async () => {
    const id = org.control.records.create('Account', { Name: 'Gone' });
    org.control.records.delete('Account', id);
    time.advance(150_000);
    expect((await window('deleted', -90_000, 0)).json<Deleted>().deletedRecords).toHaveLength(0);
    expect((await window('deleted', -105_000, 0)).json<Deleted>().deletedRecords.map((one) => one.id)).toEqual([id]);
  });

  test('a minute or less is INVALID_REPLICATION_DATE', async () => {
    expect(errorOf(await window('deleted', -60_000, 0)).errorCode).toBe('INVALID_REPLICATION_DATE');
    expect(errorOf(await window('updated', 0, -600_000)).errorCode).toBe('INVALID_REPLICATION_DATE');
  });

  test('getUpdated reaches 30 days back, getDeleted 15', async () => {
    expect((await window('updated', -29 * DAY_MS, 0)).status).toBe(200);
    expect(errorOf(await window('updated', -31 * DAY_MS, 0)).errorCode).toBe('INVALID_REPLICATION_DATE');
    expect((await window('deleted', -14 * DAY_MS, 0)).status).toBe(200);
    expect(errorOf(await window('deleted', -16 * DAY_MS, 0)).errorCode).toBe('INVALID_REPLICATION_DATE');
  });

  test('a start before the purged part of the delete log is INVALID_REPLICATION_DATE', async () => {
    org.control.recycleBin.purgeDeleteLog(new Date(time.clock().getTime() - 3_600_000));
    expect((await window('deleted', -3_500_000, 0)).status).toBe(200);
    expect(errorOf(await window('deleted', -2 * 3_600_000, 0)).errorCode).toBe('INVALID_REPLICATION_DATE');
  });

  test('latestDateCovered stops at the start of an open transaction, and never exceeds the end asked for', async () => {
    const transaction = org.control.begin();
    time.advance(600_000);
    const open = (await window('updated', -900_000, 0)).json<{ latestDateCovered: string }>();
    expect(open.latestDateCovered).toBe('2026-11-20T12:00:00.000+0000');
    transaction.commit();
    const closed = (await window('updated', -900_000, -60_000)).json<{ latestDateCovered: string }>();
    expect(closed.latestDateCovered).toBe('2026-11-20T12:09:00.000+0000');
  });

  test('a record that came back is not among the deleted', async () => {
    const id = org.control.records.create('Account', { Name: 'Back' });
    org.control.records.delete('Account', id);
    org.control.records.undelete('Account', id);
    time.advance(120_000);
    expect((await window('deleted', -600_000, 0)).json<Deleted>().deletedRecords).toEqual([]);
  });

  test('an object that is not replicateable is refused', async () => {
    expect((await window('deleted', -600_000, 0, 'OpportunityStage')).status).toBe(400);
  });
});
