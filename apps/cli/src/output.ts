import { type AppError, ERRORS, escapeControls } from '#platform';
import type { WhoMustAct } from '#salesforce';

const ACTORS = {
  team_admin: 'team admin',
  salesforce_admin: 'Salesforce admin',
  operator: 'operator',
} as const;

/** Who must act, as the end of a sentence; nothing where nobody has to. */
export function act(who: WhoMustAct): string {
  return who === 'nobody' ? '' : ` → ${ACTORS[who]} must act`;
}

/** Results go to standard output, everything else to standard error: a script may read the first and drop the second. */
export class Output {
  constructor(private readonly isJson: boolean) {}

  /**
   * The command's result: `value` as one line of JSON with --json, else `text`. What of it came from others is escaped
   * before (`table`, `escaped`), as the text may have colours of ours.
   */
  result(value: unknown, text: string): void {
    process.stdout.write(`${this.isJson ? escapeControls(JSON.stringify(value)) : text}\n`);
  }

  /** For the person watching; not part of the result. */
  note(text: string): void {
    process.stderr.write(`${escapeControls(text)}\n`);
  }

  failure({ code, message, errors }: AppError): void {
    if (this.isJson) {
      process.stderr.write(
        `${escapeControls(JSON.stringify({ code, kind: ERRORS[code].kind, detail: message, errors }))}\n`,
      );
      return;
    }
    const lines = [`error: ${message} (${code})`, ...errors.map(({ path, message: fault }) => `  ${path}: ${fault}`)];
    process.stderr.write(`${escapeControls(lines.join('\n'))}\n`);
  }
}

/** A value of others, its texts fit for a terminal at any depth: one line each, control characters shown. */
export function escaped<T>(value: T): T {
  if (typeof value === 'string') return escapeControls(value).replace(/[\n\t]/g, ' ') as T;
  if (Array.isArray(value)) return value.map(escaped) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)])) as T;
}

/** Rows as aligned columns; the cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = escaped([header, ...rows]);
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
