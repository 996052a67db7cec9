const isTerminal = process.stdout.isTTY;

/** https://no-color.org: any value but an empty one. */
const isColoured = isTerminal && (process.env['NO_COLOR'] ?? '') === '';

const paint = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
const green = paint(32);
const cyan = paint(36);

const lengthOf = (text: string): number => text.replace(/\u001b\[\d+m/g, '').length;

/** Text broken between words, so that a narrow terminal does not break it within one. What is longer than a line stays whole. */
export function fold(text: string, indent: number, columns = isTerminal ? process.stdout.columns : Infinity): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= columns)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : `${' '.repeat(indent)}${word}`);
  }
  return lines.join('\n');
}

/** One finished step of the demo. */
export function step(text: string): void {
  if (isTerminal) process.stdout.write('\r\u001b[K');
  console.log(fold(`${green('✓')} ${text}`, 2));
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

/** A line for each slot, where the terminal has no room for three beside each other. */
function printNarrowTiles(rows: readonly { shows: string; tile: Tile }[]): void {
  for (const { shows, tile } of rows) {
    const { person, account, opportunity } = tile.relatedRecords;
    console.log(`\n${fold(cyan(shows), 0)}`);
    for (const [index, slot] of [person, account, opportunity].entries()) {
      console.log(fold(`  ${bold(COLUMNS[index] ?? '')}: ${cell(slot, 0)}`, 4));
    }
  }
}

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
  const isWide = !isTerminal || widths.reduce((sum, width) => sum + width + 3, 2) <= process.stdout.columns;
  if (!isWide) {
    printNarrowTiles(rows);
    return;
  }
  console.log(`\n  ${bold(COLUMNS.map((name, column) => name.padEnd(widths[column] ?? 0)).join('   '))}`);
  for (const [index, { shows }] of rows.entries()) {
    const cells = (slots[index] ?? []).map((slot, column) => cell(slot, widths[column] ?? 0));
    console.log(`\n  ${cyan(shows)}\n  ${cells.join('   ').trimEnd()}`);
  }
}
