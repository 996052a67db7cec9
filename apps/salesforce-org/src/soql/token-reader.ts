import { malformed, type SoqlError } from './soql-error.js';
import { tokenize, type Token } from './lexer.js';

const END: Token = { kind: 'end', text: '', at: 0 };

/** Walks the tokens of one query; keywords compare without case, as in SOQL. */
export class TokenReader {
  private readonly tokens: Token[];
  private position = 0;

  constructor(readonly text: string) {
    this.tokens = tokenize(text);
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.position += 1;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.position += 1;
    return true;
  }

  needWord(word: string): Token {
    if (!this.isWord(word)) throw this.unexpected();
    return this.next();
  }

  needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  /** A name: a word that is no keyword here. */
  needName(): Token {
    const token = this.peek();
    if (token.kind !== 'word' || RESERVED.has(token.text.toUpperCase())) throw this.unexpected();
    return this.next();
  }

  unexpected(token = this.peek()): SoqlError {
    return malformed(this.text, token.at, token.text);
  }
}

const RESERVED = new Set([
  'SELECT',
  'FROM',
  'WHERE',
  'AND',
  'OR',
  'NOT',
  'LIKE',
  'IN',
  'LIMIT',
  'ASC',
  'DESC',
  'NULL',
  'TRUE',
  'FALSE',
  'HAVING',
  'INCLUDES',
  'EXCLUDES',
]);
