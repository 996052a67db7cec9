import type { Role } from '#access';
import { SalesforceConnections } from '#salesforce';
import { type RunningOrg, startOrg } from '../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp, type TestResponse } from './app.js';
import { clientCredentials } from './teams.js';

/** The service and a simulated org of its own; teams are not connected yet. */
export interface AppWithOrg {
  service: TestApp;
  org: RunningOrg;
  /** As an admin of a team; of the default one unless said. */
  as(method: string, path: string, body?: unknown, key?: string): Promise<TestResponse>;
  connect(teamId: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startAppWithOrg(scale = 120): Promise<AppWithOrg> {
  const [service, org] = await Promise.all([startTestApp(), startOrg({ scale })]);
  return {
    service,
    org,
    as: (method, path, body, key = service.keys.admin) => service.request(method, path, { key, body }),
    connect: async (teamId) => {
      const connections = service.app.get(SalesforceConnections, { strict: false });
      await connections.connectWithGrant(teamId, clientCredentials({ org }), { expectedOrgId: undefined });
    },
    stop: async () => {
      await service.stop();
      await org.stop();
    },
  };
}

/** The service and an org for the tests of a file, with another team for each of them. */
export interface TeamOfTest {
  readonly harness: AppWithOrg;
  readonly teamId: string;
  readonly keys: Record<Role, string>;
  readonly call: (method: string, path: string, body?: unknown, role?: Role) => Promise<TestResponse>;
}

export function useAppWithOrg(): TeamOfTest {
  let harness: AppWithOrg;
  let team: Awaited<ReturnType<TestApp['anotherTeam']>>;
  beforeAll(async () => {
    harness = await startAppWithOrg();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    team = await harness.service.anotherTeam();
  });
  return {
    get harness() {
      return harness;
    },
    get teamId() {
      return team.teamId;
    },
    get keys() {
      return team.keys;
    },
    call: (method, path, body, role = 'admin') => harness.as(method, path, body, team.keys[role]),
  };
}
