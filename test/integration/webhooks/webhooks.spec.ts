import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Events, newId } from '#platform';
import { WebhookEndpoints } from '#webhooks';
import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';
import * as deliveries from '../../../libs/webhooks/src/store/deliveries.js';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let service: TestApp;
let receiver: Server;
let address: string;
/** By path, so that tests do not see each other's. */
const received = new Map<string, Received[]>();
const answers = new Map<string, number[]>();

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const path = request.url!;
      received.set(path, [...(received.get(path) ?? []), { headers: request.headers, body }]);
      response.writeHead(answers.get(path)?.shift() ?? 204, { location: `${address}/elsewhere` }).end('ignored');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  service = await startTestApp({ WEBHOOK_ALLOW_PRIVATE: 'true' });
});
afterAll(async () => {
  await service.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const call = (method: string, path: string, body?: unknown): Promise<TestResponse> =>
  service.request(method, path, { key: service.keys.admin, body });
const publish = (type: string, payload: object, teamId = service.teamId): Promise<void> =>
  service.app.get(Events).publish(service.db, teamId, type, payload);
const at = (path: string, count = 1): Promise<Received[]> =>
  waitFor(() => {
    const messages = received.get(path) ?? [];
    return messages.length >= count && messages;
  });
const deliveriesOf = async (id: string): Promise<Record<string, unknown>[]> => {
  const { body } = await call('GET', `/v1/webhooks/${id}/deliveries`);
  return body.data as Record<string, unknown>[];
};

/** An endpoint at a path of its own. */
async function endpoint(
  events: string[],
  ...statuses: number[]
): Promise<{ path: string; id: string; secret: string }> {
  const path = `/${newId()}`;
  answers.set(path, statuses);
  const { status, body } = await call('POST', '/v1/webhooks', { url: `${address}${path}`, events });
  expect(status).toBe(201);
  return { path, id: body.id, secret: body.secret };
}

describe('a message', () => {
  it('is signed as Standard Webhooks and tells what happened', async () => {
    const { path, secret, id } = await endpoint(['recording.linked']);
    await publish('recording.linked', { externalId: 'r-1' });
    const [message] = await at(path);
    const headers = message!.headers as Record<string, string>;
    expect(new Webhook(secret).verify(message!.body, headers)).toEqual({
      type: 'recording.linked',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      data: { externalId: 'r-1' },
    });
    expect(headers['content-type']).toBe('application/json');
    const [delivery] = await waitFor(async () => {
      const list = await deliveriesOf(id);
      return list[0]?.['state'] === 'delivered' && list;
    });
    expect(delivery).toMatchObject({ id: headers['webhook-id'], attempts: 1, lastStatus: 204, lastError: null });
  });

  it('goes to who asked for such events, of the own team, and not for what was before', async () => {
    await publish('sync.failed', { run: 'before' });
    const wanted = await endpoint(['sync.failed', 'connection.needs_attention']);
    const unwanted = await endpoint(['recording.linked']);
    const other = await service.anotherTeam();
    await publish('sync.failed', { run: 'of others' }, other.teamId);
    await publish('sync.progress', { run: 'not for webhooks' });
    await publish('sync.failed', { run: 'one' });
    await publish('connection.needs_attention', { run: 'two' });
    const messages = await at(wanted.path, 2);
    const runs = messages.map(({ body }) => (JSON.parse(body) as { data: { run: string } }).data.run);
    expect(runs.sort()).toEqual(['one', 'two']);
    expect(received.get(unwanted.path)).toBeUndefined();
  });

  it('is not sent when what happened is rolled back', async () => {
    const { path } = await endpoint(['recording.linked']);
    await service.db.transaction(async (trx) => {
      await service.app.get(Events).publish(trx, service.teamId, 'recording.linked', { externalId: 'undone' });
      await trx.rollback();
    });
    await publish('recording.linked', { externalId: 'done' });
    expect((await at(path)).map(({ body }) => body)).toEqual([expect.stringContaining('"done"')]);
  });

  it('that is answered with anything but 2xx is tried again, under the same id', async () => {
    const tried = [500, 404, 302].map(async (status) => {
      const { path, id } = await endpoint(['connection.needs_attention'], status);
      return { status, path, id };
    });
    const endpoints = await Promise.all(tried);
    await publish('connection.needs_attention', {});
    for (const { status, path, id } of endpoints) {
      const [failed] = await waitFor(async () => {
        const list = await deliveriesOf(id);
        return list[0]?.['attempts'] === 1 && list;
      });
      expect(failed).toMatchObject({
        state: 'pending',
        lastStatus: status,
        lastError: expect.stringContaining(`${status}`),
      });
      const pauseMs = Date.parse(String(failed!['nextAttemptAt'])) - Date.parse(String(failed!['lastAttemptAt']));
      expect([path, pauseMs]).toEqual([path, 5000]);
    }
    for (const { path } of endpoints) {
      const [first, second] = await at(path, 2);
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
      expect(second!.body).toBe(first!.body);
    }
    expect(received.get('/elsewhere')).toBeUndefined();
  });

  it('can be replayed, under the same id', async () => {
    const { path, id } = await endpoint(['sync.failed'], 410);
    await publish('sync.failed', { run: 'x' });
    const [failed] = await waitFor(async () => {
      const list = await deliveriesOf(id);
      return list[0]?.['state'] === 'failed' && list;
    });
    const replayed = await call('POST', `/v1/webhooks/${id}/deliveries/${String(failed!['id'])}/replay`);
    expect(replayed).toMatchObject({ status: 202, body: { state: 'pending', id: failed!['id'] } });
    const [first, second] = await at(path, 2);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    await waitFor(async () => (await deliveriesOf(id))[0]?.['state'] === 'delivered');
    expect((await call('POST', `/v1/webhooks/${id}/deliveries/${newId()}/replay`)).status).toBe(404);
  });

  it('is made once for an event that is read twice', async () => {
    const { id: endpointId } = await endpoint(['sync.failed']);
    const event = { endpointId, eventId: '999999', type: 'sync.failed' as const, occurredAt: new Date(), payload: {} };
    const made = [1, 2].map(() => deliveries.insert(service.db, service.teamId, { id: newId(), ...event }));
    expect((await Promise.all(made)).sort()).toEqual([false, true]);
  });

  it('is told by one try alone, however many workers have it', async () => {
    const { path, id } = await endpoint(['sync.failed']);
    await publish('sync.failed', { run: 'fenced' });
    await at(path);
    const [delivered] = await waitFor(async () => {
      const list = await deliveriesOf(id);
      return list[0]?.['state'] === 'delivered' && list;
    });
    const stale = { teamId: service.teamId, deliveryId: String(delivered!['id']), fence: 0 };
    expect(await deliveries.attempt(service.db, stale)).toBeUndefined();
    const outcome = { state: 'failed' } as const;
    expect(await deliveries.record(service.db, stale, { outcome, at: new Date(), status: 500, error: 'x' })).toBe(
      false,
    );
  });
});

describe('the routes', () => {
  it('show the secret once and keep it encrypted', async () => {
    const { id, secret } = await endpoint(['sync.failed']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const listed = await call('GET', '/v1/webhooks?limit=500');
    const found = (listed.body.data as { id: string }[]).find((one) => one.id === id);
    expect(Object.keys(found!)).not.toContain('secret');
    const { rows } = await service.db.raw('select secret from webhooks.endpoints where id = ?', [id]);
    expect(rows[0].secret).not.toContain(secret.slice(6));
    const audit = await call('GET', '/v1/audit');
    expect(JSON.stringify(audit.body)).not.toContain(secret.slice(6));
    expect(audit.body.data[0]).toMatchObject({ action: 'webhook.create', subject: id });
    expect(await service.app.get(WebhookEndpoints).rotateSecrets()).toBe(0);
  });

  it('store the address as it is read', async () => {
    const { body } = await call('POST', '/v1/webhooks', {
      url: `HTTP://127.0.0.1:${new URL(address).port}/a/../\u00e4 b?x=\t1`,
      events: ['sync.failed'],
    });
    expect(body.url).toBe(`${address}/%C3%A4%20b?x=1`);
  });

  it('change an endpoint, and switch it off: what happens meanwhile it is never told', async () => {
    const { path, id } = await endpoint(['sync.failed']);
    const patch = (body: unknown): Promise<TestResponse> => call('PATCH', `/v1/webhooks/${id}`, body);
    expect(await patch({ enabled: false, description: 'off' })).toMatchObject({
      status: 200,
      body: { enabled: false, description: 'off', events: ['sync.failed'] },
    });
    await publish('sync.failed', { run: 'while off' });
    const witness = await endpoint(['sync.failed']);
    await publish('sync.failed', { run: 'while off, too' });
    await at(witness.path);
    expect(await patch({ enabled: true, events: ['sync.failed', 'recording.erased'] })).toMatchObject({ status: 200 });
    await publish('recording.erased', { run: 'on again' });
    expect((await at(path)).map(({ body }) => body)).toEqual([expect.stringContaining('on again')]);
    const moved = await patch({ url: `${address}${path}-moved`, description: null });
    expect(moved.body).toMatchObject({ url: `${address}${path}-moved`, description: null });
    await publish('sync.failed', { run: 'moved' });
    expect(await at(`${path}-moved`)).toHaveLength(1);
    for (const wrong of [{ url: 'not a url' }, { events: [] }, { enabled: 'no' }, { secret: 'x' }]) {
      expect((await patch(wrong)).status).toBe(400);
    }
    expect((await call('PATCH', `/v1/webhooks/${newId()}`, {})).status).toBe(404);
  });

  it('rotate a secret: both sign for a day, then the new one alone', async () => {
    const { path, id, secret } = await endpoint(['sync.failed']);
    const { status, body } = await call('POST', `/v1/webhooks/${id}/rotate-secret`);
    expect([status, body.secret === secret]).toEqual([200, false]);
    const untilMs = Date.parse(body.previousSecretEndsAt) - Date.now();
    expect(untilMs).toBeGreaterThan(23.9 * 3600 * 1000);
    expect(untilMs).toBeLessThanOrEqual(24 * 3600 * 1000);
    const verify = (given: string, message: Received): unknown =>
      new Webhook(given).verify(message.body, message.headers as Record<string, string>);
    await publish('sync.failed', { run: 'both' });
    const [both] = await at(path);
    expect(verify(secret, both!)).toEqual(verify(body.secret, both!));
    await service.db.raw('update webhooks.endpoints set previous_secret_ends_at = now() where id = ?', [id]);
    await publish('sync.failed', { run: 'new alone' });
    const [, last] = await at(path, 2);
    expect(() => verify(secret, last!)).toThrow();
    expect(verify(body.secret, last!)).toBeDefined();
    const audit = await call('GET', '/v1/audit');
    expect(JSON.stringify(audit.body)).not.toContain(body.secret.slice(6));
  });

  it('ping an endpoint at once, once, with its answer, switched off or not', async () => {
    const { path, id, secret } = await endpoint(['recording.linked'], 204, 500);
    await call('PATCH', `/v1/webhooks/${id}`, { enabled: false });
    const good = await call('POST', `/v1/webhooks/${id}/ping`);
    expect(good).toMatchObject({
      status: 200,
      body: { type: 'webhook.ping', state: 'delivered', lastStatus: 204, lastError: null, attempts: 1 },
    });
    const [message] = await at(path);
    const headers = message!.headers as Record<string, string>;
    expect(new Webhook(secret).verify(message!.body, headers)).toMatchObject({
      type: 'webhook.ping',
      data: { webhookId: id },
    });
    const bad = await call('POST', `/v1/webhooks/${id}/ping`);
    expect(bad.body).toMatchObject({ state: 'failed', lastStatus: 500, nextAttemptAt: null });
    expect((await deliveriesOf(id)).map(({ type }) => type)).toEqual(['webhook.ping', 'webhook.ping']);
    expect((await call('POST', `/v1/webhooks/${newId()}/ping`)).status).toBe(404);
  });

  it('give a team twenty endpoints and no more, also when they are asked for at once', async () => {
    const { teamId, keys } = await service.anotherTeam();
    await service.db.raw(
      `insert into webhooks.endpoints (team_id, id, url, events, secret)
       select ?, gen_random_uuid(), 'https://x.example/', '{sync.failed}', 's' from generate_series(1, 19)`,
      [teamId],
    );
    const body = { url: `${address}/x`, events: ['sync.failed'] };
    const asked = Array.from({ length: 4 }, () => service.request('POST', '/v1/webhooks', { key: keys.admin, body }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409, 409, 409]);
  });

  it('remove an endpoint with what it was told', async () => {
    const { id } = await endpoint(['sync.failed']);
    expect((await call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/v1/webhooks/${id}`)).status).toBe(404);
    expect((await call('GET', `/v1/webhooks/${id}/deliveries`)).status).toBe(404);
  });

  it('are for admins, of their own team', async () => {
    const { id } = await endpoint(['sync.failed']);
    const other = await service.anotherTeam();
    const asMember = await service.request('GET', '/v1/webhooks', { key: service.keys.member });
    const asOther = await service.request('DELETE', `/v1/webhooks/${id}`, { key: other.keys.admin });
    expect([asMember.status, asOther.status]).toEqual([403, 404]);
  });

  it.each([
    [{ url: 'ftp://a.example/x', events: ['sync.failed'] }, 'url'],
    [{ url: 'http://user:secret@127.0.0.1/x', events: ['sync.failed'] }, 'url'],
    [{ url: 'not a url', events: ['sync.failed'] }, 'url'],
    [{ url: 'http://no-such-host.invalid/', events: ['sync.failed'] }, 'url'],
    [{ url: 'http://127.0.0.1/', events: [] }, 'events'],
    [{ url: 'http://127.0.0.1/', events: ['recording.deleted'] }, 'events[0]'],
    [{ url: 'http://127.0.0.1/', events: ['sync.failed'], secret: 'mine' }, 'secret'],
  ])('refuse %j', async (body, path) => {
    const { status, body: problem } = await call('POST', '/v1/webhooks', body);
    expect([status, problem.errors[0].path]).toEqual([400, path]);
  });
});
