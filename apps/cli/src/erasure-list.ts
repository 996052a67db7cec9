import { AppError } from '#platform';
import { escaped } from './output.js';

/** What was erased, or is to be erased again: a line of the list that an operator keeps outside the database. */
export type ToErase = { readonly recording: string } | { readonly person: string };

const KINDS = ['recording', 'person'] as const;

/** Its line. An id that a line would change, with blanks at its ends or control characters, is written as a JSON string. */
export function recordingLine(id: string): string {
  const isPlain = id === escaped(id).trim() && !id.startsWith('"');
  return `recording ${isPlain ? id : escaped(JSON.stringify(id))}`;
}

function readId(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch (cause) {
    throw new AppError('INVALID_INPUT', 'An id that begins with a quotation mark is a JSON string.', { cause });
  }
}

/** `recording ID` or `person ADDRESS_OR_ID` a line; empty lines and those that begin with # say nothing. INVALID_INPUT. */
export function readErasureList(text: string, assertPerson: (person: string) => void): ToErase[] {
  const entries: ToErase[] = [];
  const errors: { path: string; message: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const [, kind, what] = /^(\S+)\s+(.+)$/.exec(words) ?? [];
    try {
      if (kind === undefined || what === undefined || !KINDS.some((known) => known === kind)) {
        throw new AppError('INVALID_INPUT', 'A line is "recording ID" or "person ADDRESS_OR_ID".');
      }
      if (kind === 'person') assertPerson(what);
      entries.push(kind === 'person' ? { person: what } : { recording: readId(what) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push({ path: `line ${index + 1}`, message: error.message });
    }
  }
  if (errors.length > 0) throw new AppError('INVALID_INPUT', 'Nothing was erased: the list has faults.', { errors });
  return entries;
}
