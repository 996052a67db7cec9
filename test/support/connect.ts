import { newId } from '#platform';
import { type Harness, type Worker } from './harness.js';
import { clientCredentials } from './teams.js';

/** A new team, connected by client credentials; nothing is mapped. */
export async function connected(harness: Harness, { connections }: Worker): Promise<string> {
  const teamId = newId();
  await connections.connectWithGrant(teamId, clientCredentials(harness), { expectedOrgId: undefined });
  return teamId;
}

/** Does what a person does in the browser: allows the app on Salesforce's page. The query that comes back to us. */
export async function approve(
  { org }: Harness,
  authorizationUrl: string,
  decision = 'allow',
): Promise<URLSearchParams> {
  const url = new URL(authorizationUrl);
  const body = new URLSearchParams([...url.searchParams, ['decision', decision], ['username', org.adminUsername]]);
  const response = await fetch(`${url.origin}${url.pathname}`, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams;
}

/** A new team, connected through the browser, with a refresh token. */
export async function signedIn(harness: Harness, { connections }: Worker): Promise<string> {
  const teamId = newId();
  const { authorizationUrl } = await connections.beginAuthorization(teamId, 'session-1');
  const query = await approve(harness, authorizationUrl);
  const answer = { state: query.get('state') ?? '', code: query.get('code') ?? undefined, sessionId: 'session-1' };
  await connections.completeAuthorization(answer, () => Promise.resolve({ expectedOrgId: undefined }));
  return teamId;
}
