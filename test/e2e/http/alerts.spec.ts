import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execute, Jobs, unprepared } from '#platform';
import { Api } from '../../../apps/demo/src/api.js';
import { configure } from '../../../apps/demo/src/set-up.js';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { describeWith } from '../../support/debian.js';
import { callWithNobody } from '../../support/hand-in.js';
import {
  alertRules,
  type Expectation,
  findsNothing,
  GONE,
  lintMetrics,
  lintRules,
  panelQueries,
  readScrape,
  replay,
  type Scrape,
} from '../../support/prometheus.js';
import { waitFor } from '../../support/wait-for.js';

// Each alert is provoked in the running service and seen to fire by what the service showed: a healthy look at /metrics, the
// faults one after the other, and a look afterwards. Only what takes hours is left to promtool's clock.

const SLOW_MS = 120_000;
/** Gauges are asked of the database so often. */
const FRESH_MS = 5_000;

/** A disk of one megabyte under DATA_DIR, where this user may make one. */
function smallDisk(): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'rr-disk-'));
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', dir]).status === 0) return dir;
  rmSync(dir, { recursive: true });
  process.stderr.write('\n*** SKIPPED: RelatedRecordsDiskFilling: this user may not mount a small disk ***\n\n');
  return undefined;
}

describeWith(['promtool'], 'prometheus')('what monitoring/alerts.yaml says of a service', () => {
  let org: RunningOrg;
  let app: TestApp;
  let api: Api;
  let disk: string | undefined;
  let healthy: Scrape;
  let failing: Scrape;
  let shown: string;

  const look = async (): Promise<Scrape> => {
    const { body } = await app.request('GET', '/metrics', { key: app.keys.viewer });
    shown = String(body);
    return readScrape(shown);
  };
  const runs = async (): Promise<{ state: string }[]> =>
    (await api.get<{ data: { state: string }[] }>('/v1/syncs')).data;
  const allEnded = async (atLeast: number): Promise<boolean> => {
    const states = (await runs()).map(({ state }) => state);
    return states.length >= atLeast && !states.some((state) => ['queued', 'running'].includes(state));
  };
  const handIn = async (externalId: string, secondsAgo: number): Promise<number> => {
    const body = callWithNobody(secondsAgo * 1000);
    return (await app.request('PUT', `/v1/recordings/${externalId}`, { key: app.keys.service, body })).status;
  };
  const sql = (text: string, values: unknown[] = []): Promise<number> => execute(app.db, unprepared(text), values);

  /** The team syncs so often, and its last complete pass began so long ago. */
  const standStill = async (syncIntervalMinutes: number, minutes: number): Promise<void> => {
    await api.send('PATCH', '/v1/settings', { syncIntervalMinutes });
    await sql(`update mirror.object_states set last_complete_run_started_at = now() - interval '${minutes} minutes'`);
  };

  beforeAll(async () => {
    disk = smallDisk();
    org = await startOrg({ scale: 10 });
    app = await startTestApp({
      SALESFORCE_LOGIN_URL: org.url,
      SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host,
      WEBHOOK_ALLOW_PRIVATE: 'true',
      LOG_LEVEL: 'silent',
      ...(disk === undefined ? {} : { DATA_DIR: disk }),
    });
    api = new Api(app.url, app.keys.admin);
    await configure(api, org);
    await waitFor(() => allEnded(6), { timeoutMs: 60_000 });
    await api.send('PATCH', '/v1/settings', { syncIntervalMinutes: 0, reconcileIntervalHours: 0 });
    expect(await handIn('in time', 1)).toBe(201);
    healthy = await look();
    for (const provoke of faults) await provoke();
    // From one look to the next this process does nothing but stand still.
    await look();
    const end = performance.now() + FRESH_MS + 500;
    while (performance.now() < end) {
      const until = performance.now() + 400;
      while (performance.now() < until);
      await delay(1);
    }
    failing = await look();
  }, SLOW_MS);
  afterAll(async () => {
    await app.stop();
    await org.stop();
    if (disk === undefined) return;
    spawnSync('/bin/umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  const faults: (() => Promise<unknown>)[] = [
    // The org has used up nearly what the team may use.
    async () => {
      const { limit } = org.control.quota.get();
      org.control.quota.set({ used: Math.floor(limit * 0.47) });
      await api.get('/v1/connection/diagnosis');
    },
    // A Salesforce admin deactivates the user; every run fails by it.
    async () => {
      const before = (await runs()).length;
      org.control.users.setRunAs(undefined);
      org.control.sessions.expire();
      await api.send('POST', '/v1/syncs', {});
      await waitFor(() => allEnded(before + 3), { timeoutMs: 60_000 });
    },
    () => standStill(5, 11),
    // A queue that nobody serves.
    async () => {
      await app.app.get(Jobs).enqueue('nobody.serves', {});
      const ago = `now() - interval '2 minutes'`;
      await sql(`update pgboss.job set created_on = ${ago}, start_after = ${ago} where name = 'nobody.serves'`);
    },
    // An endpoint that is not there.
    async () => {
      const endpoint = { url: 'http://127.0.0.1:1/', events: ['recording.linked'] };
      const { id } = await api.send<{ id: string }>('POST', '/v1/webhooks', endpoint);
      for (let i = 0; i < 5; i += 1) await app.request('POST', `/v1/webhooks/${id}/ping`, { key: app.keys.admin });
    },
    // Recordings that were handed in late.
    async () => {
      for (const n of [1, 2, 3]) expect(await handIn(`late ${n}`, 200)).toBe(201);
    },
    // PostgreSQL's disk is full: what it then says of every write of this table.
    async () => {
      await sql(`create function disk_is_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
      await sql(
        `create trigger full_disk before insert on linking.recordings for each row execute function disk_is_full()`,
      );
      for (const n of [1, 2]) expect(await handIn(`full ${n}`, 1)).toBe(507);
      await sql('drop trigger full_disk on linking.recordings');
    },
    // A fault of ours, twelve times.
    async () => {
      await sql(`create function out_of_order() returns trigger language plpgsql as
        $$ begin raise exception 'x' using errcode = 'XX000'; end $$`);
      await sql(
        `create trigger out_of_order before insert on linking.recordings for each row execute function out_of_order()`,
      );
      for (let n = 0; n < 12; n += 1) expect(await handIn(`broken ${n}`, 1)).toBe(500);
      await sql('drop trigger out_of_order on linking.recordings');
    },
    () => {
      if (disk !== undefined) writeFileSync(join(disk, 'full'), Buffer.alloc(980_000));
      return Promise.resolve();
    },
  ];

  const provoked: [string, string?][] = [
    ['RelatedRecordsSyncStandsStill', '6m'],
    ['RelatedRecordsRunsFail'],
    ['RelatedRecordsConnectionNeedsAttention'],
    ['RelatedRecordsQueueStandsStill'],
    ['RelatedRecordsApiShareHigh'],
    ['RelatedRecordsLinksSlow'],
    ['RelatedRecordsDeliveriesFail'],
    ['RelatedRecordsRequestsFail', '7m'],
    ['RelatedRecordsEventLoopLate'],
    ['RelatedRecordsDiskFull', '6m'],
  ];

  test.each(provoked)('%s fires, and not before', (alert, at = '12m') => {
    // A busy machine is late without a fault.
    const quiet: Expectation[] = alert.endsWith('EventLoopLate') ? [] : [{ alert, fires: false, at: '4m' }];
    expect(replay(healthy, failing, [...quiet, { alert, fires: true, at }])).toBe('');
  });

  test('RelatedRecordsDiskFilling fires, and not before', () => {
    if (disk === undefined) return;
    const alert = 'RelatedRecordsDiskFilling';
    expect(
      replay(healthy, failing, [
        { alert, fires: false, at: '4m' },
        { alert, fires: true, at: '12m' },
      ]),
    ).toBe('');
  });

  test.each([
    ['once in five minutes', 5, 8, false],
    ['once an hour', 60, 40, false],
    ['once an hour', 60, 66, true],
    ['never by itself', 0, 66, false],
  ])(
    'Y6: for a team that syncs %s (%d minutes), a mirror of %d minutes: RelatedRecordsSyncStandsStill fires: %s',
    async (...[, interval, minutes, fires]) => {
      await standStill(interval, minutes);
      await delay(FRESH_MS);
      expect(replay(healthy, await look(), [{ alert: 'RelatedRecordsSyncStandsStill', fires, at: '12m' }])).toBe('');
    },
  );

  test('RelatedRecordsDown fires for one that no longer answers', () => {
    const alert = 'RelatedRecordsDown';
    expect(
      replay(healthy, GONE, [
        { alert, fires: false, at: '4m' },
        { alert, fires: true, at: '8m' },
      ]),
    ).toBe('');
  });

  test('RelatedRecordsFirstSyncMissing fires for a team that is connected and has no mirror after hours', async () => {
    await sql('delete from mirror.object_states');
    await delay(FRESH_MS);
    const alert = 'RelatedRecordsFirstSyncMissing';
    const nothing = await look();
    expect(
      replay(healthy, nothing, [
        { alert, fires: false, at: '4h' },
        { alert, fires: true, at: '7h' },
      ]),
    ).toBe('');
  });

  test('every rule is provoked here, or with a certificate in tls.spec.ts', () => {
    const others = ['DiskFilling', 'Down', 'FirstSyncMissing', 'CertificateExpires'].map(
      (name) => `RelatedRecords${name}`,
    );
    const known = [...provoked.map(([alert]) => alert), ...others];
    expect(
      alertRules()
        .map(({ alert }) => alert)
        .toSorted(),
    ).toEqual(known.toSorted());
  });

  test('each panel of the dashboard finds something in what the service shows', () => {
    // An encrypted connection, and a disk that this user may mount, are not there everywhere.
    const isElsewhere = /certificate_expiry/;
    const queries = panelQueries().filter(({ expr }) => !isElsewhere.test(expr));
    expect(queries.length).toBeGreaterThan(20);
    const asked = queries.filter(({ expr }) => disk !== undefined || !expr.includes('disk_free_ratio'));
    expect(
      findsNothing(
        failing,
        asked.map(({ expr }) => expr),
      ),
    ).toBe('');
    expect(findsNothing(failing, ['max(related_records_no_such_metric)'])).not.toBe('');
  });

  test('promtool has nothing against the rules, or against what the service shows', () => {
    expect(lintRules()).toBe('');
    expect(lintMetrics(shown)).toBe('');
  });
});
