import { type AppError, ERRORS } from '#platform';
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

  /** The command's result: `value` as one line of JSON with --json, else `text`. */
  result(value: unknown, text: string): void {
    process.stdout.write(`${this.isJson ? JSON.stringify(value) : text}\n`);
  }

  /** For the person watching; not part of the result. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  failure({ code, message, errors }: AppError): void {
    if (this.isJson) {
      process.stderr.write(`${JSON.stringify({ code, kind: ERRORS[code].kind, detail: message, errors })}\n`);
      return;
    }
    const lines = [`error: ${message} (${code})`, ...errors.map(({ path, message: fault }) => `  ${path}: ${fault}`)];
    process.stderr.write(`${lines.join('\n')}\n`);
  }
}

/** Rows as aligned columns. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
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
