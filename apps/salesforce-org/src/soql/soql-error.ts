/** A query Salesforce refuses, with its code and its text: the place in the query, a caret, then the reason. */
export class SoqlError extends Error {
  constructor(
    readonly errorCode: string,
    message: string,
  ) {
    super(message);
  }
}

const BEFORE = 60;
const AFTER = 40;

/** As Salesforce words it: `\n<query>\n   ^\nERROR at Row:1:Column:21\n<reason>`; a long query is shown in part. */
export function soqlError(errorCode: string, text: string, at: number, reason: string): SoqlError {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const row = text.slice(0, lineStart).split('\n').length;
  const from = at - lineStart > BEFORE ? wordStart(text, at - BEFORE) : lineStart;
  const to = lineEnd - at > AFTER ? wordEnd(text, at + AFTER) : lineEnd;
  const place = `ERROR at Row:${String(row)}:Column:${String(at - lineStart + 1)}`;
  return new SoqlError(errorCode, `\n${text.slice(from, to)}\n${' '.repeat(at - from)}^\n${place}\n${reason}`);
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space - at > BEFORE / 2 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 ? text.length : Math.min(space, at + AFTER);
}

export function malformed(text: string, at: number, token: string): SoqlError {
  return soqlError(
    'MALFORMED_QUERY',
    text,
    Math.min(at, text.length),
    token === '' ? 'unexpected token: <EOF>' : `unexpected token: '${token}'`,
  );
}
