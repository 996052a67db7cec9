import { ApiError, notFound } from '../http/api-error.js';
import { param, type Exchange } from '../http/exchange.js';
import { rawJson, type Reply } from '../http/reply.js';
import { type Column } from '../soql/select.js';
import { type Scope } from '../soql/resolve.js';
import { reader } from '../soql/view.js';
import { tableOf } from './describe.js';
import { recordWriter } from './render.js';

/** One record by id; a deleted one is gone for this resource. */
export function retrieve(exchange: Exchange): Reply {
  const { org, session, url } = exchange;
  const table = tableOf(exchange);
  const index = table.find(param(exchange, 'id'));
  const view = org.view(session.user);
  if (index < 0 || !view.canSee(table, index)) throw notFound();
  if (table.isDeleted(index)) throw new ApiError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  const scope: Scope = { text: '', view, table, alias: undefined };
  const asked = url.searchParams.get('fields')?.split(',');
  const columns: Column[] = asked
    ? asked.map((name) => {
        const field = view.field(table, name.trim());
        if (!field)
          throw new ApiError(400, 'INVALID_FIELD', `No such column '${name.trim()}' on entity '${table.def.name}'`);
        return { names: [field.name], parents: [], type: field.type, field, read: reader(table, field, scope.view) };
      })
    : view.fields(table).map((field) => ({
        names: [field.name],
        parents: [],
        type: field.type,
        field,
        read: reader(table, field, view),
      }));
  return rawJson(recordWriter(table, { columns, children: [] }, view, param(exchange, 'version'))(index));
}
