const isTerminal = process.stdout.isTTY;

const paint = (code: number) => (text: string) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
const green = paint(32);
const cyan = paint(36);

/** One finished step of the demo. */
export function step(text: string): void {
  if (isTerminal) process.stdout.write('\r\u001b[K');
  console.log(`${green('✓')} ${text}`);
}

/** What is being waited for; on a terminal the line is written over, so it may not be longer than one. */
export function waiting(text: string): void {
  const line = `… ${text}`.slice(0, process.stdout.columns - 1);
  if (isTerminal) process.stdout.write(`\r\u001b[K${dim(line)}`);
}

interface Slot {
  state: string;
  name?: string | null;
  reason: string | null;
}

export interface Tile {
  relatedRecords: { person: Slot; account: Slot; opportunity: Slot };
}

const COLUMNS = ['Person', 'Account', 'Opportunity'] as const;

/** What a slot came to, and how it looks: a reason is dim. */
function cell(slot: Slot, width: number): string {
  const text = told(slot).padEnd(width);
  return slot.state === 'linked' ? text : dim(text);
}

const told = (slot: Slot): string =>
  slot.state === 'linked' ? (slot.name ?? '(no name)') : (slot.reason ?? slot.state);

/** The related records of each sample: what it shows, then its three slots. */
export function printTiles(rows: readonly { shows: string; tile: Tile }[]): void {
  const slots = rows.map(
    ({
      tile: {
        relatedRecords: { person, account, opportunity },
      },
    }) => [person, account, opportunity],
  );
  const widths = COLUMNS.map((name, column) =>
    Math.max(name.length, ...slots.map((row) => (row[column] === undefined ? 0 : told(row[column]).length))),
  );
  console.log(`\n  ${bold(COLUMNS.map((name, column) => name.padEnd(widths[column] ?? 0)).join('   '))}`);
  for (const [index, { shows }] of rows.entries()) {
    const cells = (slots[index] ?? []).map((slot, column) => cell(slot, widths[column] ?? 0));
    console.log(`\n  ${cyan(shows)}\n  ${cells.join('   ').trimEnd()}`);
  }
}
