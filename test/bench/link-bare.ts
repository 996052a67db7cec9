import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'pg';
import type { Recording } from '#linking';
import { FIND as FIND_ACCOUNTS } from '../../libs/linking/src/store/accounts.js';
import { FIND as FIND_PEOPLE } from '../../libs/linking/src/store/people.js';
import { decidedValues, INSERT_DECIDED, OPEN } from '../../libs/linking/src/store/recordings.js';
import { type BareOrder, givenOrder } from './link-orders.js';
import { accountsParameters, peopleParameters, type Template, templateOf } from './link-statements.js';

/**
 * The yardstick: a bare `node:http` program with `pg` that sends the service's own prepared statements in its order.
 * It checks nobody's key, validates nothing, and stores the same decision for everybody. Run by `link.ts` with a
 * BareOrder; prints its address.
 */
const { databaseUrl, teamId, poolSize } = givenOrder() as BareOrder;
// While pgbench runs, its callers need the server's connections.
const pool = new Pool({ connectionString: databaseUrl, max: poolSize, idleTimeoutMillis: 500 });

interface Found {
  contacts: { accountCrmId: string | null }[];
}

async function handIn(template: Template, externalId: string, recording: Recording): Promise<object> {
  await pool.query({ ...OPEN, values: [teamId, externalId, null, null, recording.startedAt] });
  const addresses = (recording.attendees ?? []).map(({ email }) => email ?? '');
  const people = { ...FIND_PEOPLE, values: [teamId, ...peopleParameters(addresses)] };
  const [found] = (await pool.query<Found>(people)).rows;
  const accountIds = (found?.contacts ?? []).map(({ accountCrmId }) => accountCrmId ?? '');
  const host = addresses.at(-1)?.split('@')[1] ?? '';
  await pool.query({ ...FIND_ACCOUNTS, values: [teamId, ...accountsParameters(accountIds, host)] });
  const decision = { ...template.decision, decisionId: randomUUID() };
  const decided = { ...template, externalId, recording, decision, now: new Date() };
  await pool.query({ ...INSERT_DECIDED, values: await decidedValues(teamId, decided) });
  return template.event.payload;
}

async function answer(template: Template, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Recording;
  const told = JSON.stringify(await handIn(template, request.url?.split('/').at(-1) ?? '', body));
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(told) }).end(told);
}

const template = await templateOf(pool, teamId);
const server = createServer((request, response) => {
  answer(template, request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
