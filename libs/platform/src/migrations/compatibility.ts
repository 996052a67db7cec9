/** What the first lines of a migration say about itself. */
export interface MigrationHeader {
  /** The oldest program that works beside it, as in `0.2.0`; null where it does not say. */
  readonly worksWith: string | null;
  /** Its statements run one by one, outside a transaction, as `create index concurrently` needs; each can be repeated. */
  readonly isOutsideTransaction: boolean;
}

export function readHeader(sql: string): MigrationHeader {
  const [, worksWith = null] = /^-- works-with: (\d+\.\d+\.\d+)\s*$/m.exec(sql.slice(0, 200)) ?? [];
  return { worksWith, isOutsideTransaction: /^-- outside-transaction\s*$/m.test(sql.slice(0, 200)) };
}

const parts = (version: string): number[] => version.split('-', 1).join('').split('.').map(Number);

/** Whether a program of this version works beside what asks for `oldest`. */
export function worksBeside(version: string, oldest: string): boolean {
  const [own, least] = [parts(version), parts(oldest)];
  for (const place of [0, 1, 2]) {
    const difference = (own[place] ?? 0) - (least[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
