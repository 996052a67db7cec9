import { Test, type TestingModule } from '@nestjs/testing';
import { type Db, newId, PlatformModule, readConfig } from '#platform';
import { SalesforceConnections, SalesforceModule, SalesforceOrg, HTTP_OPTIONS, type HttpOptions } from '#salesforce';
import { type RunningOrg, startOrg, type StartOptions } from '../../../apps/salesforce-org/src/index.js';
import { createTestDatabase } from '../../support/database.js';

/** Long waits of the product, in test time. */
const QUICK: HttpOptions = { headersTimeoutMs: 2_000, signInTimeoutMs: 2_000, idleTimeoutMs: 300, retryBaseMs: 5 };

/** One process of the service, as far as Salesforce is concerned. */
export interface Worker {
  module: TestingModule;
  org: SalesforceOrg;
  connections: SalesforceConnections;
}

export interface Setting {
  org: RunningOrg;
  db: Db;
  /** Another process on the same database. */
  worker(env?: Record<string, string>): Promise<Worker>;
  stop(): Promise<void>;
}

export async function startSetting(options: StartOptions = {}): Promise<Setting> {
  const [org, database] = await Promise.all([startOrg({ scale: 300, ...options }), createTestDatabase()]);
  const workers: Worker[] = [];
  return {
    org,
    db: database.db,
    worker: async (env = {}) => {
      const config = readConfig({
        DATABASE_URL: database.url,
        ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
        SALESFORCE_LOGIN_URL: org.url,
        SALESFORCE_CLIENT_ID: org.clientId,
        SALESFORCE_CLIENT_SECRET: org.clientSecret,
        PUBLIC_URL: 'http://127.0.0.1:3999',
        LOG_LEVEL: 'error',
        ROLE: 'api',
        ...env,
      });
      const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), SalesforceModule] })
        .overrideProvider(HTTP_OPTIONS)
        .useValue(QUICK)
        .compile();
      await module.init();
      const worker = { module, org: module.get(SalesforceOrg), connections: module.get(SalesforceConnections) };
      workers.push(worker);
      return worker;
    },
    stop: async () => {
      for (const { module } of workers) await module.close();
      await org.stop();
      await database.destroy();
    },
  };
}

/** A new team, connected by client credentials. */
export async function connected({ org }: Setting, { connections }: Worker): Promise<string> {
  const teamId = newId();
  const request = {
    grant: 'client_credentials' as const,
    loginUrl: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
  };
  await connections.connectWithGrant(teamId, request, { expectedOrgId: undefined });
  return teamId;
}

/** Does what a person does in the browser: allows the app on Salesforce's page. The query that comes back to us. */
export async function approve(
  { org }: Setting,
  authorizationUrl: string,
  decision = 'allow',
): Promise<URLSearchParams> {
  const url = new URL(authorizationUrl);
  const body = new URLSearchParams([...url.searchParams, ['decision', decision], ['username', org.adminUsername]]);
  const response = await fetch(`${url.origin}${url.pathname}`, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams;
}

/** A new team, connected through the browser, with a refresh token. */
export async function signedIn(setting: Setting, { connections }: Worker): Promise<string> {
  const teamId = newId();
  const { authorizationUrl } = await connections.beginAuthorization(teamId, 'session-1');
  const query = await approve(setting, authorizationUrl);
  const answer = { state: query.get('state') ?? '', code: query.get('code') ?? undefined, sessionId: 'session-1' };
  await connections.completeAuthorization(answer, () => Promise.resolve({ expectedOrgId: undefined }));
  return teamId;
}
