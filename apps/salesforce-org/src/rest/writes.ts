import { ChangeRefused, Transaction } from '../data/transaction.js';
import { type Values } from '../data/table.js';
import { ApiError, notFound } from '../http/api-error.js';
import { param, type Exchange } from '../http/exchange.js';
import { empty, json, type Reply } from '../http/reply.js';
import { tableOf } from './describe.js';

/** Every attempt is in the log under 'write'; a read-only user's is refused. */
function needRight(exchange: Exchange): void {
  if (!exchange.org.rightsOf(exchange.session.user).readOnly) return;
  throw new ApiError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

function valuesOf(exchange: Exchange): Values {
  let parsed: unknown;
  try {
    parsed = JSON.parse(exchange.body.toString('utf8'));
  } catch {
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required');
  }
  const values: Values = {};
  for (const [name, value] of Object.entries((parsed ?? {}) as Record<string, unknown>)) {
    if (name === 'attributes') continue;
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
      throw new ApiError(400, 'JSON_PARSER_ERROR', `Cannot deserialize ${name}`);
    values[name] = (value as Values[string]) ?? null;
  }
  return values;
}

function inTransaction<T>(exchange: Exchange, work: (transaction: Transaction) => T): T {
  needRight(exchange);
  const { org, session } = exchange;
  const transaction = new Transaction(org.store, () => org.now());
  transaction.actor = session.user;
  try {
    const result = work(transaction);
    transaction.commit();
    return result;
  } catch (error) {
    transaction.rollback();
    if (error instanceof ChangeRefused) throw new ApiError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', error.message);
    throw error;
  }
}

export function createRecord(exchange: Exchange): Reply {
  const table = tableOf(exchange);
  needRight(exchange);
  const values = valuesOf(exchange);
  const missing = table.def.fields.filter(
    (one) =>
      !one.nillable && one.createable && !one.defaultedOnCreate && !(one.name in values) && one.type !== 'boolean',
  );
  if (missing.length > 0) {
    const names = missing.map((one) => one.name);
    throw new ApiError(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
  }
  const id = inTransaction(exchange, (transaction) => transaction.create(table.def.name, values));
  return json({ id, success: true, errors: [] }, 201);
}

export function updateRecord(exchange: Exchange): Reply {
  const { def } = existing(exchange);
  inTransaction(exchange, (transaction) => {
    transaction.update(def.name, param(exchange, 'id'), valuesOf(exchange));
  });
  return empty(204);
}

export function deleteRecord(exchange: Exchange): Reply {
  const { def } = existing(exchange);
  inTransaction(exchange, (transaction) => {
    transaction.delete(def.name, param(exchange, 'id'));
  });
  return empty(204);
}

function existing(exchange: Exchange): ReturnType<typeof tableOf> {
  const table = tableOf(exchange);
  needRight(exchange);
  if (table.find(param(exchange, 'id')) < 0) throw notFound();
  return table;
}
