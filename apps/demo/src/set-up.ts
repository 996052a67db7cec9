import { type Api } from './api.js';
import { runProgram } from './processes.js';

export interface SignIn {
  email: string;
  password: string;
  key: string;
}

/** An admin and an admin key of the team `default`, made with the command line as an operator would. */
export async function createSignIn(env: NodeJS.ProcessEnv): Promise<SignIn> {
  const email = 'admin@ours.example';
  const team = ['--team', 'default'];
  const created = await runProgram(
    'cli',
    ['user', 'create', ...team, '--email', email, '--role', 'admin', '--json'],
    env,
  );
  const { password } = JSON.parse(created) as { password: string };
  const key = await runProgram('cli', ['key', 'create', ...team, '--role', 'admin', '--name', 'demo'], env);
  return { email, password, key };
}

export interface OrgAccess {
  url: string;
  clientId: string;
  clientSecret: string;
}

/** What the simulated org says a client needs. */
export async function orgAccess(url: string): Promise<OrgAccess> {
  const { result } = (await (await fetch(`${url}/__org/info`)).json()) as { result: OrgAccess };
  return result;
}

/** Connects the org, takes over its stages and the standard fields. Safe to repeat. */
export async function configure(api: Api, org: OrgAccess): Promise<void> {
  await api.send('PUT', '/v1/connection', {
    grant: 'client_credentials',
    loginUrl: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
  });
  await api.send('PATCH', '/v1/settings', { internalDomains: ['ours.example'] });
  await api.send('POST', '/v1/stages/adopt', {});
  const mapping = await api.get<{ version: number }>('/v1/field-mappings/Opportunity');
  if (mapping.version === 0) await api.send('POST', '/v1/field-mappings/Opportunity/defaults', {});
}

interface Run {
  id: string;
  object: string;
  state: string;
  counts: { read: number; withheld: number };
  error: unknown;
}

const UNFINISHED = new Set(['queued', 'running']);

/** Runs a sync of every object and tells `onProgress` about each run as it moves, until all have ended. */
export async function syncAll(api: Api, onProgress: (runs: Run[]) => void): Promise<Run[]> {
  const { data: started } = await api.send<{ data: Run[] }>('POST', '/v1/syncs', {});
  for (;;) {
    const runs = await Promise.all(started.map(({ id }) => api.get<Run>(`/v1/syncs/${id}`)));
    onProgress(runs);
    if (runs.every(({ state }) => !UNFINISHED.has(state))) return runs;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
