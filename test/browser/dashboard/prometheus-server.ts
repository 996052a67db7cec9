import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from '../../../apps/demo/src/processes.js';
import { findProgram } from '../../support/debian.js';
import { waitFor } from '../../support/wait-for.js';
import type { Series } from './draw.js';

export interface PrometheusServer {
  /** What a query finds at `to`, or from `from` to `to`, in seconds; throws where Prometheus refuses it. */
  ask(expr: string, legendFormat: string, span: readonly [from: number | undefined, to: number]): Promise<Series[]>;
  stop(): Promise<void>;
}

interface Found {
  metric: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
}

/** A Prometheus of its own that scrapes a service on loopback. */
export async function startPrometheus(target: string, scrapeSeconds: number): Promise<PrometheusServer> {
  const dir = mkdtempSync(join(tmpdir(), 'rr-prometheus-'));
  const config = {
    global: { scrape_interval: `${scrapeSeconds}s` },
    scrape_configs: [{ job_name: 'related-records', static_configs: [{ targets: [new URL(target).host] }] }],
  };
  const file = join(dir, 'prometheus.yaml');
  writeFileSync(file, stringify(config));
  const port = await freePort(30_000 + Math.floor(Math.random() * 10_000));
  const flags = [`--config.file=${file}`, `--storage.tsdb.path=${join(dir, 'data')}`];
  const listen = `--web.listen-address=127.0.0.1:${port}`;
  const child = spawn(findProgram('prometheus') ?? 'prometheus', [...flags, listen], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  await waitFor(async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok === true, { timeoutMs: 60_000 });
  return {
    ask: async (expr, legendFormat, [from, to]) => {
      const range = { query: expr, start: String(from), end: String(to), step: String(scrapeSeconds) };
      const [path, query] = from === undefined ? ['query', { query: expr, time: String(to) }] : ['query_range', range];
      const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(query).toString()}`);
      const answer = (await response.json()) as { data?: { result: Found[] }; error?: string };
      if (answer.data === undefined) throw new Error(answer.error);
      return answer.data.result
        .map(({ metric, value, values = value && [value] }) => ({
          legend: legendFormat.replaceAll(/\{\{(\w+)\}\}/g, (_, label: string) => metric[label] ?? ''),
          points: (values ?? []).map(([at, text]) => [at, Number(text)] as const).filter(([, n]) => Number.isFinite(n)),
        }))
        .filter(({ points }) => points.length > 0);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
