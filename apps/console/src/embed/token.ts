const PATTERN = /^rre(l?)_([0-9a-z]+)\./;

export interface TokenFacts {
  /** Its holder may link by hand. */
  mayLink: boolean;
  /** In milliseconds of this browser's clock, at best. */
  endsAt: number;
}

/** What a token says of itself; the service decides. */
export function readToken(token: string): TokenFacts {
  const [, link = '', ends = '0'] = PATTERN.exec(token) ?? [];
  return { mayLink: link === 'l', endsAt: Number.parseInt(ends, 36) * 1000 };
}
