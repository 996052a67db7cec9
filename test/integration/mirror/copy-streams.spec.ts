import { Readable } from 'node:stream';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { batches } from '#mirror';
import { connect, type Db, execute, one, transaction, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { choose, csv } from './support.js';

// A page on its way into COPY may be cut, damaged or destroyed, and its connection may go. All of it ends in the promise of
// the page; nothing of it is stored, and the next page finds a connection that works.

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env['FC_RUNS'] ?? 80);

const database = useTestDatabase();
let db: Db;
const escaped: unknown[] = [];
const onEscape = (error: unknown): void => void escaped.push(error);

beforeAll(() => {
  process.on('uncaughtException', onEscape).on('unhandledRejection', onEscape);
  db = connect(database.url, { poolSize: 4 });
});
afterAll(async () => {
  process.off('uncaughtException', onEscape).off('unhandledRejection', onEscape);
  await db.destroy();
});

interface Page {
  rows: number;
  sentShare: number;
  damaged: boolean;
  ends: 'ended' | 'failed' | 'destroyed' | 'connection ended';
  turns: number;
  lenient: boolean;
}

const pages = fc.record<Page>({
  rows: fc.integer({ min: 0, max: 3000 }),
  sentShare: fc.constantFrom(0, 0.3, 0.99, 1),
  damaged: fc.boolean(),
  ends: fc.constantFrom('ended', 'failed', 'destroyed', 'connection ended'),
  turns: fc.integer({ min: 0, max: 10 }),
  lenient: fc.boolean(),
});

const chosen = choose('Account', { name: 'Name' });
const LOST = new Error('the org went away');

function bodyOf({ rows, sentShare, damaged }: Page): Buffer {
  const row = (n: number): Record<string, string> => ({ Id: `001${String(n).padStart(15, '0')}`, Name: 'Ä "quoted"' });
  const whole = Buffer.from(
    csv(
      chosen,
      Array.from({ length: rows }, (_, n) => row(n)),
    ),
  );
  if (damaged) whole[Math.floor(whole.length / 2)] = 0xff;
  return whole.subarray(0, Math.ceil(whole.length * sentShare));
}

/** The page as it comes in: in pieces, to its end or to whatever happens before. */
function streamOf(page: Page, endConnection: () => Promise<void>): Readable {
  const body = bodyOf(page);
  const stream: Readable = Readable.from(
    (async function* () {
      for (let at = 0; at < body.length; at += 16_384) {
        yield body.subarray(at, at + 16_384);
        await turn();
      }
      if (page.ends === 'failed') throw LOST;
      if (page.ends === 'connection ended') await endConnection();
    })(),
  );
  if (page.ends === 'destroyed') {
    void (async () => {
      for (let left = page.turns; left > 0; left -= 1) await turn();
      stream.destroy();
    })();
  }
  return stream;
}

async function attempt(page: Page): Promise<'stored' | 'failed'> {
  try {
    await transaction(db, async (trx) => {
      const { pid } = await one<{ pid: number }>(trx, unprepared('select pg_backend_pid() as pid'));
      const endConnection = async (): Promise<void> => {
        await execute(database.db, unprepared('select pg_terminate_backend($1)'), [pid]);
      };
      const body = streamOf(page, endConnection);
      await batches.stage(trx, { chosen, body, lenient: page.lenient });
    });
    return 'stored';
  } catch (error) {
    // Errors of the driver come from another realm than the test's.
    expect(Error.isError(error)).toBe(true);
    return 'failed';
  }
}

test(`no failure of a page on its way into COPY is ever without a listener (FC_SEED=${seed})`, async () => {
  const whole: Page = { rows: 100, sentShare: 1, damaged: false, ends: 'ended', turns: 0, lenient: false };
  const trials = [whole, ...fc.sample(pages, { seed, numRuns: runs })];
  const seen = new Set<string>();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let trial = trials.pop(); trial !== undefined; trial = trials.pop()) {
        const outcome = await attempt(trial);
        seen.add(outcome);
        if (trial.ends === 'failed' || trial.ends === 'connection ended')
          expect([trial, outcome]).toEqual([trial, 'failed']);
        if (trial === whole) expect(outcome).toBe('stored');
      }
    }),
  );
  await pause(200);
  expect({ seed, escaped }).toEqual({ seed, escaped: [] });
  expect(seen).toEqual(new Set(['stored', 'failed']));
  // Whoever comes next finds a connection that works.
  expect(await Promise.all(Array.from({ length: 4 }, () => one(db, unprepared('select 1 as one'))))).toHaveLength(4);
}, 240_000);
