import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Events, newId } from '#platform';
import { TRIES_AT_ONCE } from '../../../libs/webhooks/src/domain/shares.js';
import * as claims from '../../../libs/webhooks/src/store/claims.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { waitFor } from '../../support/wait-for.js';

describe('due tries', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.destroy());

  const now = new Date();
  const endsAt = new Date(now.getTime() + 60_000);
  const nobody = { ids: [], counts: [] };
  const share = { perEndpoint: 2, perTeam: 3, most: 100 };
  const claim = (more: Partial<claims.Claiming> = {}): Promise<claims.Claimed[]> =>
    claims.claim(database.db, { now, endsAt, endpoints: nobody, teams: nobody, ...share, ...more });

  /** A team with so many endpoints, and so many deliveries due to each. */
  async function team(endpoints: number, deliveries: number, enabled = true): Promise<string> {
    const teamId = newId();
    await database.db.raw(
      `with e as (
         insert into webhooks.endpoints (team_id, id, url, events, secret, enabled)
         select ?, gen_random_uuid(), 'https://x.example/', '{sync.failed}', 's', ? from generate_series(1, ?) returning team_id, id)
       insert into webhooks.deliveries (team_id, id, endpoint_id, event_id, type, occurred_at, payload, state, next_attempt_at)
       select e.team_id, gen_random_uuid(), e.id, n, 'sync.failed', now(), '{}', 'pending', ?::timestamptz - interval '1 s' * n
       from e, generate_series(1, ?) n`,
      [teamId, enabled, endpoints, now, deliveries],
    );
    return teamId;
  }
  const countOf = (tries: claims.Claimed[], id: string): number => tries.filter(({ teamId }) => teamId === id).length;

  it('are dealt out by endpoint and by team, and claimed once', async () => {
    const [big, small] = [await team(5, 50), await team(1, 50)];
    const tries = await claim();
    expect([countOf(tries, big), countOf(tries, small)]).toEqual([3, 2]);
    const again = await claim({
      endpoints: { ids: tries.map(({ endpointId }) => endpointId), counts: tries.map(() => 2) },
      teams: { ids: [big], counts: [3] },
    });
    expect(again).toEqual([]);
    // Of another process, which has nothing under way: others than those that are claimed.
    const other = await claim();
    expect(other.map(({ deliveryId }) => deliveryId)).not.toEqual(
      expect.arrayContaining(tries.map(({ deliveryId }) => deliveryId)),
    );
  });

  it('go round when little is free: the newcomer before the crowd', async () => {
    const crowd = await team(20, 50);
    const newcomer = await team(1, 1);
    const tries = await claim({ most: 2, perTeam: 24 });
    expect([countOf(tries, crowd), countOf(tries, newcomer)]).toEqual([1, 1]);
  });

  it('of a process that died are due again when its claim ends, under another fence', async () => {
    await team(1, 1);
    const [first] = await claim();
    expect(await claim()).toEqual([]);
    const [second] = await claim({ now: endsAt });
    expect(second).toEqual({ ...first, fence: first!.fence + 1 });
    await claims.release(database.db, first!, now);
    expect(await claim({ now })).toEqual([]);
    await claims.release(database.db, second!, now);
    expect(await claim({ now })).toHaveLength(1);
  });

  it('of an endpoint that is switched off wait', async () => {
    await team(1, 1, false);
    expect(await claim()).toEqual([]);
    await database.db.raw('update webhooks.endpoints set enabled = true');
    expect(await claim()).toHaveLength(1);
  });
});

describe('forty dead endpoints', () => {
  let service: TestApp;
  let receiver: Server;
  let address: string;
  const receivedAt = new Map<string, number>();
  let dead = 0;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      if (request.url === '/dead') {
        dead += 1;
        return; // Never answers.
      }
      receivedAt.set(request.url ?? '', performance.now());
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    service = await startTestApp({ WEBHOOK_ALLOW_PRIVATE: 'true' });
  });
  afterAll(async () => {
    receiver.closeAllConnections();
    await service.stop();
    await new Promise((resolve) => receiver.close(resolve));
  });

  async function endpoint(key: string, path: string): Promise<void> {
    const body = { url: `${address}${path}`, events: ['sync.failed'] };
    const { status } = await service.request('POST', '/v1/webhooks', { key, body });
    expect(status).toBe(201);
  }

  /** The median time from what happened to its arrival, of one team alone, over five. */
  async function delay(teamId: string, key: string): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const path = `/${newId()}`;
      await endpoint(key, path);
      const begun = performance.now();
      await service.app.get(Events).publish(service.db, teamId, 'sync.failed', {});
      times.push((await waitFor(() => receivedAt.get(path))) - begun);
    }
    return times.sort((a, b) => a - b)[2] ?? Number.NaN;
  }

  it("of other teams delay a team's deliveries by no more than twice what they take when all is quiet", async () => {
    const quietTeam = await service.anotherTeam();
    const quiet = await delay(quietTeam.teamId, quietTeam.keys.admin);
    const bad = [await service.anotherTeam(), await service.anotherTeam()];
    for (const { keys } of bad) for (let i = 0; i < 20; i += 1) await endpoint(keys.admin, '/dead');
    for (const { teamId } of bad) {
      for (let i = 0; i < 5; i += 1) await service.app.get(Events).publish(service.db, teamId, 'sync.failed', {});
    }
    await waitFor(() => dead >= 2 * TRIES_AT_ONCE.perTeam);
    const disturbed = await delay(quietTeam.teamId, quietTeam.keys.admin);
    expect(disturbed).toBeLessThan(2 * quiet + 500);
  }, 120_000);
});
