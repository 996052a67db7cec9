import { ApiError } from '../http/api-error.js';
import { type Query } from '../soql/ast.js';
import { isAggregate } from '../soql/functions.js';
import { matcher, scopeOf, type Matcher } from '../soql/match.js';
import { parseSoql } from '../soql/parser.js';
import { selectionOf, type Column } from '../soql/select.js';
import { SoqlError } from '../soql/soql-error.js';
import { type View } from '../soql/view.js';

/** What a job needs of the org: a reader's view. */
export interface ViewSource {
  view: (user: number, options: { includeDeleted: boolean }) => View;
}

const refuse = (message: string, code = 'API_ERROR'): ApiError => new ApiError(400, code, message);

/** Checks a query against what Bulk API 2.0 takes and readies it; anything else is refused when the job is made. */
export function prepare(
  org: ViewSource,
  request: { query: string; operation: string; user: number },
): { ready: Matcher; columns: Column[] } {
  try {
    const parsed = parseSoql(request.query);
    checkShape(parsed);
    const view = org.view(request.user, { includeDeleted: request.operation === 'queryAll' });
    const scope = scopeOf(request.query, parsed, view);
    if (!scope.table.def.bulk)
      throw refuse(`Entity '${scope.table.def.name}' is not supported by the Bulk API.`, 'INVALIDENTITY');
    const { columns } = selectionOf(scope, parsed);
    if (columns.some((column) => column.type === 'address')) {
      throw refuse('Selecting compound data not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
    }
    return { ready: matcher(scope, parsed), columns };
  } catch (error) {
    if (error instanceof SoqlError) throw refuse(error.message, error.errorCode);
    throw error;
  }
}

function checkShape(parsed: Query): void {
  if (parsed.offset) throw refuse('OFFSET is not supported in Bulk Query');
  if (parsed.groupBy.length > 0 || parsed.having)
    throw refuse('Aggregate Relationship Query is not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
  for (const item of parsed.select) {
    if (item.kind === 'subquery')
      throw refuse('Aggregate Relationship Query is not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
    if (item.value.kind !== 'function') continue;
    if (isAggregate(item.value))
      throw refuse('Aggregate queries are not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
    if (item.value.name.toUpperCase() === 'FIELDS')
      throw refuse('The SOQL FIELDS function is not supported in Bulk Query', 'MALFORMED_QUERY');
  }
}
