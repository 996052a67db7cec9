/** What a query asks for. Times are inclusive from, exclusive until. */
export interface Question {
  object: string;
  fields: readonly string[];
  from?: Date | undefined;
  /** REST reads pages in an order; Bulk must not ask for one, or Salesforce cannot split the work. */
  ordered?: boolean;
}

/** A date-time literal: no quotes, and seconds are all the precision a SystemModstamp has. */
function literal(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

export function select({ object, fields, from, ordered = false }: Question): string {
  const where = from === undefined ? '' : ` WHERE SystemModstamp >= ${literal(from)}`;
  // Stamps are shared by many rows: the Id makes the order whole.
  const order = ordered && from !== undefined ? ' ORDER BY SystemModstamp, Id' : '';
  return `SELECT ${fields.join(', ')} FROM ${object}${where}${order}`;
}

/** Live records with these ids. */
export function selectByIds(object: string, fields: readonly string[], ids: readonly string[]): string {
  return `SELECT ${fields.join(', ')} FROM ${object} WHERE Id IN (${ids.map((id) => `'${id}'`).join(', ')})`;
}

export function count(object: string, from?: Date): string {
  return select({ object, fields: ['COUNT()'], from });
}
