import { ChangeRefused } from '../data/transaction.js';
import { json, type Reply } from '../http/reply.js';
import { type OrgControl } from './control.js';
import { operations } from './operations.js';

/**
 * The control handle over HTTP, for processes of their own: `POST /__org/<group>/<operation>` with the arguments as a
 * JSON array answers `{"result":…}`; operations without arguments also answer GET. `GET /__org` lists them.
 * It is no part of Salesforce, needs no session, and is neither logged nor counted.
 */
export function handleControl(control: OrgControl, request: { method: string; path: string; body: Buffer }): Reply {
  const table = operations(control);
  const name = request.path.replace(/^\/__org\/?/, '').replace(/\/$/, '');
  if (name === '') return json({ operations: Object.keys(table) });
  const operation = table[name];
  if (!operation) return json({ error: `no such operation: ${name}` }, 404);
  try {
    const args = argumentsOf(request.body);
    return json({ result: operation(args) ?? null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return json({ error: message }, error instanceof ChangeRefused ? 409 : 400);
  }
}

function argumentsOf(body: Buffer): unknown[] {
  if (body.length === 0) return [];
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  if (!Array.isArray(parsed)) throw new Error('the body must be a JSON array of arguments');
  return parsed;
}
