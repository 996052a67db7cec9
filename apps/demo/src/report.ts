const isTerminal = process.stdout.isTTY;

const paint = (code: number) => (text: string) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);

/** One finished step of the demo. */
export function step(text: string): void {
  if (isTerminal) process.stdout.write('\r\u001b[K');
  console.log(`${green('✓')} ${text}`);
}

/** What is being waited for; on a terminal the line is written over. */
export function waiting(text: string): void {
  if (isTerminal) process.stdout.write(`\r\u001b[K${dim(`… ${text}`)}`);
}

interface Slot {
  state: string;
  name?: string | null;
  reason: string | null;
}

export interface Tile {
  relatedRecords: { person: Slot; account: Slot; opportunity: Slot };
}

const cell = (slot: Slot): string =>
  slot.state === 'linked' ? (slot.name ?? '(no name)') : (slot.reason ?? slot.state);

/** The related records of each sample, as a table. */
export function printTiles(rows: readonly { shows: string; tile: Tile }[]): void {
  const table = rows.map(({ shows, tile: { relatedRecords } }) => ({
    shows,
    cells: [cell(relatedRecords.person), cell(relatedRecords.account), cell(relatedRecords.opportunity)],
  }));
  const widths = [0, 1, 2].map((column) => Math.max(12, ...table.map(({ cells }) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  console.log(`\n  ${bold(line(['Person', 'Account', 'Opportunity']))}`);
  for (const { shows, cells } of table) console.log(`  ${line(cells)}\n  ${dim(`└ ${shows}`)}`);
}
