import { createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import { OAuthError } from '../http/api-error.js';
import { type Org } from '../org.js';

/** exp may lie at most this far ahead, and this long ago, in milliseconds. */
const SKEW_MS = 3 * 60_000;
const AUDIENCES = ['https://login.salesforce.com', 'https://test.salesforce.com'];

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}

function part(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Falls through.
  }
  throw refuse('invalid assertion');
}

function key(pem: string | undefined): KeyObject {
  if (pem === undefined) throw refuse('invalid assertion');
  return createPublicKey(pem);
}

/** Checks a signed assertion and answers the user it speaks for (a record number, or -1). */
export function userOfAssertion(org: Org, assertion: string): number {
  const [header, payload, signature] = assertion.split('.');
  if (part(header).alg !== 'RS256') throw refuse('algorithm not supported');
  const claims = part(payload);
  if (claims.iss !== org.clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const isGenuine = createVerify('RSA-SHA256')
    .update(`${header ?? ''}.${payload ?? ''}`)
    .verify(key(org.jwtPublicKey), Buffer.from(signature ?? '', 'base64url'));
  if (!isGenuine) throw refuse('invalid assertion');
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audiences.some((aud) => typeof aud === 'string' && [...AUDIENCES, org.url].includes(aud.replace(/\/$/, ''))))
    throw refuse('audience is invalid');
  const expiresAt = Number(claims.exp) * 1000;
  if (!(expiresAt > org.now() - SKEW_MS) || expiresAt > org.now() + 2 * SKEW_MS)
    throw refuse('expired authorization code');
  return typeof claims.sub === 'string' ? org.userByName(claims.sub) : -1;
}
