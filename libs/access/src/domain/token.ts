const teamBytes = 16;
const secretBytes = 32;
const pattern = /^(rrk|rrs)_([\w-]{64})$/;

/** `rrk`: an API key. `rrs`: a console session. The prefix lets secret scanners find a leaked one. */
export type TokenKind = 'rrk' | 'rrs';

/** How many random bytes a token needs. */
export const TOKEN_SECRET_BYTES = secretBytes;

/** `rrk_` and 64 characters: the team's id, so that the look-up is by team and hash, then the secret; base64url. */
export function formatToken(kind: TokenKind, teamId: string, secret: Buffer): string {
  const team = Buffer.from(teamId.replaceAll('-', ''), 'hex');
  return `${kind}_${Buffer.concat([team, secret]).toString('base64url')}`;
}

/** The team a token says it belongs to; undefined when it is no token of this kind. Proves nothing by itself. */
export function teamOfToken(kind: TokenKind, token: string): string | undefined {
  const [, foundKind, body] = pattern.exec(token) ?? [];
  if (foundKind !== kind || body === undefined) return undefined;
  const hex = Buffer.from(body, 'base64url').subarray(0, teamBytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
