/**
 * Holds monitoring/ against the service: every metric that an alert or a panel asks for is one that the service makes, every
 * metric of the service is told of in OPERATIONS, and every alert leads to a heading of its runbook.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { hasAnchor } from './headings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const faults = [];

/** Prometheus makes these itself. */
const OF_PROMETHEUS = ['up'];
const MADE = /\.(counter|gauge|histogram)\(\s*'(related_records_\w+)'/g;
const made = new Map();
for (const folder of ['libs', 'apps/connector']) {
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    for (const [, kind, metric] of read(folder, name).matchAll(MADE)) made.set(metric, kind);
  }
}
const isMade = (name) =>
  OF_PROMETHEUS.includes(name) ||
  (made.has(name) && made.get(name) !== 'histogram') ||
  made.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram';

function checkQuery(place, query) {
  const names = query.match(/\b(related_records_\w+|up)\b(?=[\s{)[]|$)/g) ?? [];
  if (names.length === 0) faults.push(`${place}: asks for no metric`);
  for (const name of names) if (!isMade(name)) faults.push(`${place}: the service has no ${name}`);
}

const alertsFile = join('monitoring', 'alerts.yaml');
for (const { rules } of parse(read(alertsFile)).groups) {
  for (const { alert, expr, labels, annotations } of rules) {
    const place = `${alertsFile}: ${alert}`;
    checkQuery(place, expr);
    if (!['page', 'ticket'].includes(labels?.severity)) faults.push(`${place}: no severity`);
    if (!annotations?.summary) faults.push(`${place}: no summary`);
    const [path, anchor] = (annotations?.runbook ?? '').split('#');
    const isThere = path && anchor && existsSync(join(root, path)) && hasAnchor(read(path), anchor);
    if (!isThere) faults.push(`${place}: its runbook leads nowhere`);
  }
}

const dashboards = join('monitoring', 'grafana');
for (const name of readdirSync(join(root, dashboards)).filter((file) => file.endsWith('.json'))) {
  const { title, uid, schemaVersion, panels } = JSON.parse(read(dashboards, name));
  const place = join(dashboards, name);
  if (!title || !uid || !schemaVersion) faults.push(`${place}: title, uid or schemaVersion is missing`);
  if (new Set(panels.map(({ id }) => id)).size < panels.length) faults.push(`${place}: two panels have one id`);
  for (const { type, title: name, gridPos, targets = [] } of panels) {
    const panel = `${place}: ${name}`;
    if (!name || !gridPos || gridPos.x + gridPos.w > 24) faults.push(`${panel}: no title, or no place in the grid`);
    if (type !== 'row' && targets.length === 0) faults.push(`${panel}: asks for nothing`);
    for (const { expr } of targets) checkQuery(panel, expr);
  }
}

const operations = read('docs', 'OPERATIONS.md');
for (const metric of made.keys()) {
  if (!operations.includes(`\`${metric.replace('related_records_', '')}`)) {
    faults.push(`docs/OPERATIONS.md does not tell of ${metric}`);
  }
}

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
