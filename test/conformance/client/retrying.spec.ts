import { retrying } from '#client';

const waits: number[] = [];
const sleep = (ms: number): Promise<void> => {
  waits.push(ms);
  return Promise.resolve();
};
const request = (method: string): Request =>
  new Request('http://service.example/v1/recordings/r-1', method === 'GET' ? {} : { method, body: '{"a":1}' });

/** Answers one after the other; a text instead of a status is a failure. */
function answering(...answers: (number | string | Response)[]) {
  const bodies: string[] = [];
  const fetch = async (one: Request): Promise<Response> => {
    bodies.push(await one.text());
    const answer = answers[bodies.length - 1] ?? 200;
    if (typeof answer === 'string') throw new TypeError(answer);
    return typeof answer === 'number' ? new Response(null, { status: answer }) : answer;
  };
  return { fetch, bodies };
}

beforeEach(() => waits.splice(0));

it('a hand-in is tried again, with its body, after no answer and when the service says not now', async () => {
  const { fetch, bodies } = answering('connection reset', 503, 429);
  expect((await retrying(fetch, { sleep })(request('PUT'))).status).toBe(200);
  expect(bodies).toEqual(Array(4).fill('{"a":1}'));
  for (const [place, least] of [500, 1000, 2000].entries()) {
    expect(waits[place]).toBeGreaterThanOrEqual(least);
    expect(waits[place]).toBeLessThanOrEqual(least * 1.5);
  }
});

it('Retry-After says how long, up to the most', async () => {
  const later = (value: string) => new Response(null, { status: 503, headers: { 'retry-after': value } });
  const { fetch } = answering(later('7'), later('86400'));
  await retrying(fetch, { sleep })(request('GET'));
  expect(waits).toEqual([7_000, 60_000]);
});

it.each([400, 401, 404, 410, 500])('an answer of %i is an answer', async (status) => {
  const { fetch, bodies } = answering(status);
  expect((await retrying(fetch, { sleep })(request('PUT'))).status).toBe(status);
  expect(bodies).toHaveLength(1);
});

it('what is not safe to repeat is made once', async () => {
  const { fetch, bodies } = answering(503, 200);
  expect((await retrying(fetch, { sleep })(request('POST'))).status).toBe(503);
  expect(bodies).toHaveLength(1);
});

it('after the last try its answer or failure comes out', async () => {
  expect((await retrying(answering(503, 503).fetch, { sleep, attempts: 2 })(request('GET'))).status).toBe(503);
  const failing = retrying(answering('a', 'b').fetch, { sleep, attempts: 2 })(request('GET'));
  await expect(failing).rejects.toThrow('b');
});
