import pg from 'pg';

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** What a piece of work sent to PostgreSQL: each statement by its name, or as it is. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    sent.push(nameOf(args[0]));
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}

function nameOf(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  const { name, text } = sent as { name?: string; text?: string };
  return name ?? text ?? '';
}
