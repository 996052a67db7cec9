import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { defaultSources, type MappedObject, MAPPED_OBJECTS, mappings, stages } from '#field-mapping';
import { type Db, newId } from '#platform';
import { type RunMode, type SyncRun } from '#sync';
import { type Harness, type HarnessOptions, startHarness, type Worker } from './harness.js';

/** What signs a team in to the org without a browser. */
export function clientCredentials({ org }: Pick<Harness, 'org'>): {
  grant: 'client_credentials';
  loginUrl: string;
  clientId: string;
  clientSecret: string;
} {
  const { url: loginUrl, clientId, clientSecret } = org;
  return { grant: 'client_credentials', loginUrl, clientId, clientSecret };
}

/** A new team: connected, mapped by default, aligned with the org's stages; its mirror is empty. */
export async function newTeam(harness: Harness, worker: Worker): Promise<string> {
  const teamId = newId();
  await worker.teamConnection.connect(teamId, clientCredentials(harness), () => Promise.resolve());
  await prepareTeam(harness, worker, teamId);
  return teamId;
}

/** Default mappings and the org's stages, for a team that is connected. */
export async function prepareTeam({ db }: Pick<Harness, 'db'>, worker: Worker, teamId: string): Promise<void> {
  await align(db, worker, teamId);
  for (const object of MAPPED_OBJECTS) await saveMapping(db, teamId, object, defaultSources(object));
}

/** Takes over the org's stages, and keeps those it had: records may carry them yet. */
export async function align(db: Db, worker: Worker, teamId: string, held: readonly string[] = []): Promise<void> {
  const { version, values: before } = await stages.latest(db, teamId);
  const now = (await worker.org.stages(teamId)).map(({ value, isClosed, isWon }) => ({
    value,
    outcome: isWon ? ('won' as const) : isClosed ? ('lost' as const) : ('open' as const),
  }));
  const kept = before.filter(({ value }) => !now.some((stage) => stage.value === value));
  const known = new Set([...now, ...kept].map(({ value }) => value));
  const others = held.filter((value) => !known.has(value)).map((value) => ({ value, outcome: 'open' as const }));
  const values = [...now, ...kept, ...others].map(({ value, outcome }, position) => ({ value, outcome, position }));
  await stages.save(db, teamId, { values, baseVersion: version, savedAt: new Date() });
}

export async function saveMapping(
  db: Db,
  teamId: string,
  object: MappedObject,
  fields: Record<string, string>,
): Promise<void> {
  const baseVersion = (await mappings.latest(db, teamId, object))?.version ?? 0;
  await mappings.save(db, teamId, { object, fields, baseVersion, savedAt: new Date() });
}

/** A full run of every object; all must succeed. */
export async function fill(worker: Worker, teamId: string, objects: readonly CrmObject[] = CRM_OBJECTS): Promise<void> {
  for (const object of objects) {
    const { state, error } = await worker.run(teamId, object, 'full');
    expect({ object, state, error }).toEqual({ object, state: 'succeeded', error: null });
  }
}

/** A harness with one team, and its first worker. */
export interface TeamHarness extends Harness, Omit<Worker, 'org' | 'run' | 'stop'> {
  first: Worker;
  teamId: string;
  /** What an admin does when the connection needs attention. */
  connectOrg(): Promise<void>;
  /** Asks the first worker for a run of the team, and carries it out. */
  run(object: CrmObject, mode?: RunMode): Promise<SyncRun>;
  /** A full run of every object. */
  fill(): Promise<SyncRun[]>;
}

/** A simulated org, a database, and a team connected, mapped by default and aligned with the org's stages. */
export async function startTeamHarness(options: HarnessOptions = {}): Promise<TeamHarness> {
  const harness = await startHarness(options);
  const first = await harness.worker();
  const teamId = await newTeam(harness, first);
  const run = (object: CrmObject, mode?: RunMode): Promise<SyncRun> => first.run(teamId, object, mode);
  return {
    ...first,
    ...harness,
    first,
    teamId,
    run,
    connectOrg: async () => {
      await first.teamConnection.connect(teamId, clientCredentials(harness), () => Promise.resolve());
    },
    fill: async () => {
      const runs: SyncRun[] = [];
      for (const object of CRM_OBJECTS) runs.push(await run(object, 'full'));
      return runs;
    },
  };
}
