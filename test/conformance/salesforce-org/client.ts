import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createHash, randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { waitFor } from '../../support/wait-for.js';
import { type RunningOrg, startOrg, type StartOptions } from '../../../apps/salesforce-org/src/index.js';

export const VERSION = '66.0';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON, taken to have the type asked for; throws when it is no JSON. */
  json: <T = Record<string, unknown>>(like?: T) => T;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams;
  version?: string;
}

function readAs(text: string): Answer['json'] {
  return (() => JSON.parse(text) as unknown) as Answer['json'];
}

/** Talks to an org with nothing in between: what it answers is what is on the wire. */
export class Client {
  constructor(
    readonly org: RunningOrg,
    public accessToken: string,
  ) {}

  call(path: string, ask: Ask = {}): Promise<Answer> {
    const url = new URL(path, this.org.url);
    const body = ask.body?.toString();
    const type = ask.body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = {
      ...(this.accessToken === '' ? {} : { authorization: `Bearer ${this.accessToken}` }),
      ...(body === undefined ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }),
      ...ask.headers,
    };
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        url,
        { method: ask.method ?? (body === undefined ? 'GET' : 'POST'), headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              json: readAs(text),
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** A resource of the data API, e.g. `/limits`. */
  data(path: string, ask: Ask = {}): Promise<Answer> {
    return this.call(`/services/data/v${ask.version ?? VERSION}${path}`, ask);
  }

  query(soql: string, options: { all?: boolean; batchSize?: number } = {}): Promise<Answer> {
    const headers: Record<string, string> =
      options.batchSize === undefined ? {} : { 'sforce-query-options': `batchSize=${String(options.batchSize)}` };
    return this.data(`/${options.all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`, { headers });
  }

  async rows(soql: string, options: { all?: boolean } = {}): Promise<Record<string, unknown>[]> {
    const answer = await this.query(soql, options);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json<{ records: Record<string, unknown>[] }>().records;
  }

  async count(soql: string, options: { all?: boolean } = {}): Promise<number> {
    const answer = await this.query(soql, options);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json<{ totalSize: number }>().totalSize;
  }

  createJob(query: string, more: Record<string, unknown> = {}): Promise<Answer> {
    return this.data('/jobs/query', { body: JSON.stringify({ operation: 'query', query, ...more }) });
  }

  /** Creates a job and waits for its end; answers its id. */
  async finishedJob(query: string, more: Record<string, unknown> = {}): Promise<string> {
    const created = await this.createJob(query, more);
    if (created.status !== 200) throw new Error(created.text);
    const { id } = created.json<{ id: string }>();
    await waitFor(async () => {
      const { state } = (await this.data(`/jobs/query/${id}`)).json<{ state: string }>();
      return ['JobComplete', 'Failed', 'Aborted'].includes(state);
    });
    return id;
  }

  token(params: Record<string, string>): Promise<Answer> {
    return new Client(this.org, '').call('/services/oauth2/token', {
      body: new URLSearchParams({ client_id: this.org.clientId, client_secret: this.org.clientSecret, ...params }),
    });
  }
}

export interface ErrorBody {
  errorCode: string;
  message: string;
  fields?: string[];
}

/** The single error of a REST error body. */
export function errorOf(answer: Answer): ErrorBody {
  const list = answer.json<ErrorBody[]>();
  if (!Array.isArray(list) || list.length !== 1) throw new Error(`not an error array: ${answer.text}`);
  return list[0]!;
}

export function csv(text: string, delimiter = ','): Record<string, string>[] {
  return parse(text, { columns: true, delimiter });
}

export async function signIn(org: RunningOrg): Promise<Client> {
  const client = new Client(org, '');
  client.accessToken = (await client.token({ grant_type: 'client_credentials' })).json<{
    access_token: string;
  }>().access_token;
  return client;
}

/** Signs a user in through the approval page. */
export async function signInAs(
  org: RunningOrg,
  username: string,
  scope = 'api refresh_token',
): Promise<{ client: Client; refreshToken: string }> {
  const verifier = randomBytes(48).toString('base64url');
  const redirectUri = 'http://localhost:3000/callback';
  const url = authorizationUrl(org, {
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const code = new URL(org.control.sessions.approve(url, username)).searchParams.get('code')!;
  const client = new Client(org, '');
  const answer = await client.token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const body = answer.json<{ access_token: string; refresh_token: string }>();
  client.accessToken = body.access_token;
  return { client, refreshToken: body.refresh_token };
}

export function authorizationUrl(org: RunningOrg, more: Record<string, string> = {}): string {
  const params = {
    response_type: 'code',
    client_id: org.clientId,
    redirect_uri: 'http://localhost:3000/callback',
    state: 's1',
    ...more,
  };
  return `${org.url}/services/oauth2/authorize?${new URLSearchParams(params).toString()}`;
}

export async function freshOrg(options: StartOptions = {}): Promise<{ org: RunningOrg; client: Client }> {
  const org = await startOrg({ scale: 300, ...options });
  return { org, client: await signIn(org) };
}

/** A clock that stands still until it is moved; starts at a whole minute. */
export function testClock(start = '2026-11-20T12:00:00Z'): { clock: () => Date; advance: (ms: number) => void } {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
}

export const DAY_MS = 86_400_000;
