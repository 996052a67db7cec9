import type { TeamEvent } from '#platform';
import { eventStream, formatEvent } from './event-stream.js';

const event: TeamEvent = {
  id: '7',
  type: 'sync.progress',
  at: new Date('2026-03-02T15:00:00Z'),
  payload: { text: 'a\nb' },
};

async function* once(): AsyncGenerator<TeamEvent> {
  yield await Promise.resolve(event);
}

async function* afterHeartbeats(resume: Promise<void>): AsyncGenerator<TeamEvent> {
  await resume;
  yield event;
}

async function collect(stream: AsyncGenerator<string>): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

it('an event is its id, its type and one line of JSON, whatever the payload holds', () => {
  const [id, type, data, ...rest] = formatEvent(event).split('\n');
  expect([id, type, ...rest]).toEqual(['id: 7', 'event: sync.progress', '', '']);
  expect(JSON.parse(String(data).replace('data: ', ''))).toEqual({ ...event, at: '2026-03-02T15:00:00.000Z' });
});

it('a stream says at once that it is open, and ends with its events', async () => {
  expect(await collect(eventStream(once()))).toEqual(['retry: 2000\n\n', formatEvent(event)]);
});

it('a quiet stream beats, and misses nothing meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stream = eventStream(afterHeartbeats(promise), 1);
  const parts: string[] = [];
  for await (const part of stream) {
    parts.push(part);
    if (parts.length === 4) resolve(undefined);
  }
  expect(parts.slice(1, 4)).toEqual(Array.from({ length: 3 }, () => ': still here\n\n'));
  expect(parts.at(-1)).toBe(formatEvent(event));
});
