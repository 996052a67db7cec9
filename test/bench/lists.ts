import { randomBytes } from 'node:crypto';
import { connect, execute, unprepared } from '#platform';
import { Api } from '../../apps/demo/src/api.js';
import { runProgram, stopProgram } from '../../apps/demo/src/processes.js';
import { openTemporaryDatabase, startService } from '../support/programs.js';
import { type Population } from './link-population.js';
import { seedMirror } from './link-seed.js';
import { seedRecordings } from './lists-seed.js';

/** A page's data is there within this, 95 times of 100. */
const MOST_MS = 200;
/** Asked before anything is measured, so that plans and pages of the database are warm as on a running system. */
const WARM_UP = 3;

interface PageTimes {
  page: string;
  p50: number;
  p95: number;
  most: number;
}

export interface ListsResult {
  rows: number;
  asked: number;
  /** The slowest first, in ms. */
  pages: PageTimes[];
  /** Whether every page is within 200 ms, 95 times of 100. */
  isFastEnough: boolean;
}

interface ListsOptions {
  /** Recordings, and opportunities. */
  rows: number;
}

/** Which addresses a page of the console asks for; `n` makes each asking another one. */
type Asked = (n: number) => string[];

const ASKED_TIMES = 100;

/** A number of 1 to `most`, spread over all of them. */
const spread = (n: number, most: number): number => 1 + ((n * 7_919) % most);

function pagesOf({ accounts, opportunities, contacts }: Population, rows: number): Record<string, Asked> {
  const id = (prefix: string, n: number): string => `${prefix}${String(n).padStart(12, '0')}AAA`;
  const day = (n: number): string => new Date(Date.now() - (n % 300) * 86_400_000).toISOString();
  return {
    overview: () => ['/v1/overview', '/v1/setup', '/v1/settings'],
    recordings: () => ['/v1/recordings?limit=50'],
    'recordings, searched by number': (n) => [
      `/v1/recordings?limit=50&q=${encodeURIComponent(`Call ${String(spread(n, rows))}`)}`,
    ],
    'recordings, searched by company': (n) => [`/v1/recordings?limit=50&q=Company${String(n % 10)}`],
    'recordings, waiting': () => ['/v1/recordings?limit=50&state=pending'],
    'recordings, since a day': (n) => [`/v1/recordings?limit=50&to=${encodeURIComponent(day(n))}`],
    'work list': () => ['/v1/recordings?limit=50&slot=account&slotState=empty', '/v1/recording-reasons?slot=account'],
    'work list, one reason': () => [
      '/v1/recordings?limit=50&slot=account&slotState=empty&reason=NO_ACCOUNT_FOR_DOMAIN',
    ],
    recording: (n) => {
      const path = `/v1/recordings/copy-${String(spread(n, rows - 100))}`;
      return [path, `${path}/related-records`, `${path}/related-records/explanation`, `${path}/history`];
    },
    accounts: () => ['/v1/accounts?limit=50'],
    'accounts, searched': (n) => [
      `/v1/accounts?limit=50&q=${encodeURIComponent(`Company ${String(spread(n, accounts))}`)}`,
    ],
    account: (n) => [
      `/v1/accounts/${id('001', spread(n, accounts))}`,
      `/v1/accounts/${id('001', spread(n, accounts))}/feed?limit=50`,
    ],
    opportunities: () => ['/v1/opportunities?limit=50'],
    'opportunities, searched': (n) => [
      `/v1/opportunities?limit=50&q=${encodeURIComponent(`Deal ${String(spread(n, opportunities))}`)}`,
    ],
    opportunity: (n) => [`/v1/opportunities/${id('006', spread(n, opportunities))}`],
    people: () => ['/v1/people?limit=50'],
    'people, searched': (n) => [`/v1/people?limit=50&q=${encodeURIComponent(`person${String(spread(n, contacts))}@`)}`],
    'sync errors': () => ['/v1/sync-errors'],
    audit: () => ['/v1/audit?limit=50'],
  };
}

/** `bench lists`: what the console's pages ask for, as long as all of a page's answers take, side by side as a browser asks. */
export async function benchLists({ rows }: ListsOptions): Promise<ListsResult> {
  const database = await openTemporaryDatabase();
  const env = {
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.ownerUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'warn',
    ROLE: 'api',
  };
  const tell = (text: string): void => {
    process.stderr.write(`${String(rows)} rows: ${text}\n`);
  };
  const db = connect(database.ownerUrl, { poolSize: 1 });
  try {
    const { teamId, population } = await seedMirror(db, rows, tell);
    const service = await startService(env, 3990);
    try {
      const key = await runProgram(
        'cli',
        ['key', 'create', '--team', 'default', '--role', 'admin', '--name', 'bench'],
        env,
      );
      const api = new Api(service.url, key);
      tell('recordings');
      await seedRecordings(db, api, { teamId, population, rows });
      await execute(db, unprepared('checkpoint'), []);
      const pages: PageTimes[] = [];
      for (const [page, asked] of Object.entries(pagesOf(population, rows))) {
        tell(page);
        pages.push({ page, ...(await measure(api, asked)) });
      }
      pages.sort((a, b) => b.p95 - a.p95);
      return { rows, asked: ASKED_TIMES, pages, isFastEnough: pages.every(({ p95 }) => p95 <= MOST_MS) };
    } finally {
      await stopProgram(service.program);
    }
  } finally {
    await db.destroy();
    await database.stop();
  }
}

async function measure(api: Api, asked: Asked): Promise<Omit<PageTimes, 'page'>> {
  const times: number[] = [];
  for (let n = 0; n < ASKED_TIMES + WARM_UP; n += 1) {
    const started = performance.now();
    await Promise.all(asked(n).map((path) => api.get(path)));
    if (n >= WARM_UP) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.ceil(times.length * share) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** A line for each page, the slowest first. */
export function listsTable({ rows, asked, pages, isFastEnough }: ListsResult): string {
  const lines = pages.map(
    ({ page, p50, p95, most }) =>
      `${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)} ${most.toFixed(1).padStart(8)}  ${page}`,
  );
  return [
    `${String(rows)} recordings and opportunities; each page asked for ${String(asked)} times; ms`,
    '  median   95 of 100    most',
    ...lines,
    isFastEnough
      ? `Every page is there within ${String(MOST_MS)} ms, 95 times of 100.`
      : `Not every page is there within ${String(MOST_MS)} ms, 95 times of 100.`,
  ].join('\n');
}
