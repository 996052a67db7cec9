import { createHash, randomBytes } from 'node:crypto';

/** What guards a browser sign-in: the state goes round through the browser, the verifier never leaves us (PKCE). */
export function newState(teamId: string): { state: string; stateHash: Buffer; codeVerifier: string } {
  // 86 characters: RFC 7636 allows 43 to 128. jsforce's own would have 171.
  const codeVerifier = randomBytes(64).toString('base64url');
  const state = `${teamId}.${randomBytes(32).toString('base64url')}`;
  return { state, stateHash: stateHash(state), codeVerifier };
}

export function stateHash(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}

/** The team that began the sign-in; undefined for what is no state of ours. */
export function teamOfState(state: string): string | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(state)?.[1];
}
