import { malformed, soqlError } from './soql-error.js';

export type TokenKind = 'word' | 'string' | 'number' | 'date' | 'datetime' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  /** As written; strings without their quotes and escapes. */
  text: string;
  at: number;
}

// SOQL dates are written bare: 2026-01-31, 2026-01-31T10:00:00Z, …+01:00; milliseconds are taken too.
const PATTERNS: [TokenKind, RegExp][] = [
  ['datetime', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})/iy],
  ['date', /\d{4}-\d{2}-\d{2}/y],
  ['number', /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y],
  ['symbol', /<=|>=|!=|<>|[(),=<>:]/y],
];

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function stringToken(text: string, at: number): { token: Token; end: number } {
  let value = '';
  for (let i = at + 1; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === "'") return { token: { kind: 'string', text: value, at }, end: i + 1 };
    if (c !== '\\') {
      value += c;
      continue;
    }
    i += 1;
    const escaped = text.charAt(i);
    if (!/['"\\nrtbf_%]/i.test(escaped))
      throw soqlError(
        'MALFORMED_QUERY',
        text,
        i - 1,
        `Illegal string literal: Invalid string literal '\\${escaped}'. Illegal character sequence '\\${escaped}' in string literal.`,
      );
    // LIKE must still tell an escaped wildcard from a wildcard.
    value += escaped === '_' || escaped === '%' ? `\\${escaped}` : (ESCAPES[escaped.toLowerCase()] ?? escaped);
  }
  throw malformed(text, at, "'");
}

function matchAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0], at };
  }
  return undefined;
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    if (text.charAt(at) === "'") {
      const { token, end } = stringToken(text, at);
      tokens.push(token);
      at = end;
      continue;
    }
    const token = matchAt(text, at);
    if (!token)
      throw soqlError(
        'MALFORMED_QUERY',
        text,
        at,
        `line 1:${String(at)} no viable alternative at character '${text.charAt(at)}'`,
      );
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}
