import { type Exchange } from '../http/exchange.js';
import { json, type Reply } from '../http/reply.js';

const OLDEST_VERSION = 31;
const NEWEST_VERSION = 67;
const SEASONS = ['Spring', 'Summer', 'Winter'];

/** v66.0 is Spring '26; three releases a year. */
function releaseLabel(version: number): string {
  const since = version - 66;
  const season = SEASONS[((since % 3) + 3) % 3] ?? '';
  return `${season} '${String(26 + Math.floor((since + (season === 'Winter' ? 3 : 0)) / 3)).padStart(2, '0')}`;
}

export function versions({ org }: Exchange): Reply {
  const list = Array.from({ length: NEWEST_VERSION - OLDEST_VERSION + 1 }, (_, n) => {
    const version = `${String(OLDEST_VERSION + n)}.0`;
    return { label: releaseLabel(OLDEST_VERSION + n), url: `/services/data/v${version}`, version };
  });
  return json(list.filter(({ version }) => isKnownVersion(version, org.oldestVersion)));
}

/** Versions below `oldest` are retired. */
export function isKnownVersion(version: string, oldest: number): boolean {
  const number = Number(version);
  return /^\d\d\.0$/.test(version) && number >= Math.max(oldest, OLDEST_VERSION) && number <= NEWEST_VERSION;
}

export function resources(exchange: Exchange): Reply {
  const root = exchange.url.pathname.replace(/\/$/, '');
  const names = ['sobjects', 'query', 'queryAll', 'limits', 'jobs', 'composite'];
  return json(Object.fromEntries(names.map((name) => [name, `${root}/${name}`])));
}

export function limits(exchange: Exchange): Reply {
  const { quota, jobs } = exchange.org;
  const of = (Max: number, used = 0): Record<string, number> => ({ Max, Remaining: Math.max(0, Max - used) });
  return json({
    ActiveScratchOrgs: of(3),
    AnalyticsExternalDataSizeMB: of(40_960),
    ConcurrentAsyncGetReportInstances: of(200),
    ConcurrentSyncReportRuns: of(20),
    DailyApiRequests: of(quota.shownLimit ?? quota.limit, quota.used),
    DailyAsyncApexExecutions: of(250_000),
    DailyBulkApiBatches: of(15_000),
    DailyBulkV2QueryFileStorageMB: of(jobs.dailyMegabytes, jobs.megabytesToday()),
    DailyBulkV2QueryJobs: of(jobs.dailyLimit, jobs.createdToday()),
    DailyDeliveredPlatformEvents: of(10_000),
    DailyStandardVolumePlatformEvents: of(10_000),
    DataStorageMB: of(10_240, 211),
    FileStorageMB: of(10_240, 37),
    HourlyTimeBasedWorkflow: of(1000),
    PermissionSets: { ...of(1500, 2), CreateCustom: of(1000, 2) },
    SingleEmail: of(5000),
  });
}

/** Salesforce's counts are approximate: these are of the start of the day, and objects without rows are left out. */
export function recordCount(exchange: Exchange): Reply {
  const asked = exchange.url.searchParams.get('sObjects');
  const names = asked?.split(',').map((name) => name.trim().toLowerCase());
  const { org } = exchange;
  const sObjects = [...org.store.tables.values()]
    .filter((table) => !org.isOff(table.def.name))
    .filter((table) => !names || names.includes(table.def.name.toLowerCase()))
    .map((table) => ({ count: org.staleCount(table), name: table.def.name }))
    .filter(({ count }) => count > 0);
  return json({ sObjects });
}
