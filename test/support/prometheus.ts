import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { findProgram } from './debian.js';
import { projectDir } from './processes.js';

// What Prometheus makes of what a running service shows: `promtool` replays recorded series through monitoring/alerts.yaml.

const DASHBOARD = join(projectDir, 'monitoring', 'grafana', 'related-records.json');
const RULES = join(projectDir, 'monitoring', 'alerts.yaml');

interface Rule {
  alert: string;
  expr: string;
}

/** The rules as they are written. */
export function alertRules(): Rule[] {
  const { groups } = parse(readFileSync(RULES, 'utf8')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

/** What the panels of the dashboard ask for, with Grafana's variables filled in. */
export function panelQueries(): { title: string; expr: string }[] {
  const { panels } = JSON.parse(readFileSync(DASHBOARD, 'utf8')) as { panels: Panel[] };
  const filled = (expr: string): string => expr.replaceAll('$__rate_interval', '2m').replaceAll('$team', '.*');
  return panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr: filled(expr) })));
}

/** One look at /metrics: each series, and what it showed. */
export type Scrape = ReadonlyMap<string, number>;

const TARGET = 'job="related-records",instance="service:3000"';

/** What was scraped at `at`. Points in time are shown as they lie from then, since promtool's time begins at 0. */
export function readScrape(text: string, at = new Date()): Scrape {
  const scrape = new Map<string, number>([[`up{${TARGET}}`, 1]]);
  for (const line of text.split('\n')) {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const shift = name.endsWith('_timestamp_seconds') ? at.getTime() / 1000 : 0;
    scrape.set(`${name}{${[labels, TARGET].filter((part) => part !== '').join(',')}}`, Number(value) - shift);
  }
  return scrape;
}

/** A service that no longer answers. */
export const GONE: Scrape = new Map([[`up{${TARGET}}`, 0]]);

/** `before` for five minutes, then `after` for eight hours: `_` is nothing. */
function inputSeries(before: Scrape, after: Scrape, exprs: readonly string[]): { series: string; values: string }[] {
  const text = (value: number | undefined, more: number): string =>
    value === undefined ? `_x${more + 1}` : `${value}+0x${more}`;
  const wanted = new Set(exprs.flatMap((expr) => expr.match(/\b(?:related_records_\w+|up)\b/g) ?? []));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((series) => wanted.has(series.split('{', 1).join('')))
    .map((series) => ({ series, values: `${text(before.get(series), 9)} ${text(after.get(series), 960)}` }));
}

export interface Expectation {
  alert: string;
  fires: boolean;
  /** Since the beginning of `before`, as in `12m`. */
  at: string;
}

/** What promtool found otherwise than expected; empty when all is as expected. */
export function replay(before: Scrape, after: Scrape, expectations: readonly Expectation[]): string {
  const input = inputSeries(
    before,
    after,
    alertRules().map(({ expr }) => expr),
  );
  const asked = expectations.map(({ alert, fires, at }) => ({
    expr: `ALERTS{alertname="${alert}",alertstate="firing"}`,
    isThere: fires,
    at,
  }));
  return ask(input, asked);
}

/** Those of the queries that find nothing in what was scraped, or are none; empty when each finds something. */
export function findsNothing(scrape: Scrape, exprs: readonly string[]): string {
  const asked = exprs.map((expr) => ({ expr, isThere: true, at: '5m' }));
  return ask(inputSeries(scrape, scrape, exprs), asked);
}

function ask(
  input: readonly { series: string; values: string }[],
  asked: readonly { expr: string; isThere: boolean; at: string }[],
): string {
  const file = {
    rule_files: [RULES],
    evaluation_interval: '30s',
    tests: [
      {
        interval: '30s',
        input_series: input,
        promql_expr_test: asked.map(({ expr, isThere, at }) => ({
          expr: `(count(${expr}) > bool 0) or vector(0)`,
          eval_time: at,
          exp_samples: [{ labels: '{}', value: isThere ? 1 : 0 }],
        })),
      },
    ],
  };
  const dir = mkdtempSync(join(tmpdir(), 'rr-promtool-'));
  try {
    const path = join(dir, 'recorded.yaml');
    writeFileSync(path, stringify(file));
    return promtool(['test', 'rules', path]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What promtool has against the text of /metrics. */
export function lintMetrics(text: string): string {
  return promtool(['check', 'metrics'], text);
}

/** What promtool has against the rules. */
export function lintRules(): string {
  return promtool(['check', 'rules', '--lint=all', '--lint-fatal', RULES]);
}

function promtool(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(findProgram('promtool') ?? '', args, { input, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}
