import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { formatToken, TOKEN_SECRET_BYTES, type TokenKind } from './domain/token.js';

/** SHA-256: what is stored of a token. It has 256 random bits, so it needs no salt and no slow hash. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function newToken(kind: TokenKind, teamId: string): string {
  return formatToken(kind, teamId, randomBytes(TOKEN_SECRET_BYTES));
}

/** Follows from the session token, which no script can read: nothing to store, and useless for another session. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

/** Compares secrets in a time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}
