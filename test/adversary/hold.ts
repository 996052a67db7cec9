import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '#access';
import type { Attack } from './attack.js';
import { readRoutes, type Route } from './routes.js';

/** What one request may hold the event loop for, on an idle machine. */
export const HELD_AT_MOST_MS = 50;
/** Other programs only ever add to a delay: the least of several tries is what the request itself costs. */
const TRIES = 4;
/** What the work of `slowness` takes on an idle machine. */
const WORK_MS = 2.5;
const PATIENCE_MS = 120_000;

export interface Measured {
  readonly route: string;
  readonly attack: string;
  readonly status: number;
  /** The longest turn of the event loop while the request was at work. */
  readonly heldMs: number;
}

interface Ready {
  readonly url: string;
  readonly teamId: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly routes: Parameters<typeof readRoutes>[0];
}

/** A service under attack, in a process of its own. */
export class Target {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ready: Ready,
    readonly routes: readonly Route[],
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<Target> {
    const here = fileURLToPath(import.meta.url);
    const isSource = here.endsWith('.ts');
    const folder = dirname(here);
    const loader = isSource ? ['--import', join(folder, '..', '..', 'scripts', 'typescript-loader.mjs')] : [];
    const child = spawn(process.execPath, [...loader, join(folder, isSource ? 'service.ts' : 'service.js')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', LOG_LEVEL: 'fatal', LOG_FORMAT: 'json', ROLE: 'api', ...env },
    });
    const [ready] = (await once(child, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [Ready];
    const document = (await (await fetch(`${ready.url}/openapi.json`)).json()) as Parameters<typeof readRoutes>[1];
    return new Target(child, ready, readRoutes(ready.routes, document));
  }

  get teamId(): string {
    return this.ready.teamId;
  }

  /** Sends it until it is known what it costs. */
  async measure(attack: Attack): Promise<Measured> {
    let heldMs = Infinity;
    let status = 0;
    for (let i = 0; i < TRIES && heldMs > HELD_AT_MOST_MS; i += 1) {
      await this.ask('begin');
      // What was handed in once is not decided again.
      status = await this.send({ ...attack, path: attack.path.replace('{try}', String(i)) });
      heldMs = Math.min(heldMs, await this.ask('end'));
    }
    return { route: attack.route, attack: attack.name, status, heldMs };
  }

  async send({ route, path, body, headers, role }: Attack): Promise<number> {
    const [method = ''] = route.split(' ');
    const key = role === undefined ? undefined : this.ready.keys[role];
    const response = await fetch(`${this.ready.url}${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    }).catch((error: unknown) => {
      // The server closed while we were still sending.
      if (error instanceof TypeError) return undefined;
      throw error;
    });
    if (response === undefined) return 0;
    // A stream of events has no end.
    if (path.startsWith('/v1/events')) await response.body?.cancel();
    else await response.arrayBuffer().catch(() => undefined);
    return response.status;
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }

  /** How much slower than an idle machine of 2026 this one is just now, because it is another or has other work. */
  async slowness(): Promise<number> {
    const { workMs } = await this.tell<{ workMs: number }>('work');
    return Math.max(1, workMs / WORK_MS);
  }

  private async ask(question: 'begin' | 'end'): Promise<number> {
    return (await this.tell<{ longestMs: number }>(question)).longestMs;
  }

  private async tell<Answer>(question: string): Promise<Answer> {
    const told = once(this.child, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    this.child.send(question);
    return ((await told) as [Answer])[0];
  }
}
