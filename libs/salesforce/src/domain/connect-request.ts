import { checkSalesforceHost, type HostRules } from '#identifiers';
import type { InputFault } from '#platform';

/** A server-to-server sign-in, as `PUT /v1/connection` takes it. */
export interface ConnectRequest {
  grant: 'client_credentials' | 'jwt_bearer';
  loginUrl: string;
  clientId: string;
  clientSecret?: string | undefined;
  privateKey?: string | undefined;
  username?: string | undefined;
}

export type CheckedRequest = { faults: InputFault[] } | { loginUrl: string };

/** What is no text is refused as such. */
const isMissing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** What each grant needs. */
const NEEDED: Record<ConnectRequest['grant'], readonly (keyof ConnectRequest)[]> = {
  client_credentials: ['clientId', 'clientSecret'],
  jwt_bearer: ['clientId', 'privateKey', 'username'],
};

/** What the grant needs and the request does not give; nothing of a grant that is none. */
export function missingCredentials(request: Readonly<Record<string, unknown>>): InputFault[] {
  const { grant } = request;
  if (grant !== 'client_credentials' && grant !== 'jwt_bearer') return [];
  const missing = NEEDED[grant].filter((path) => isMissing(request[path]));
  return missing.map((path) => ({ path, message: `is required for ${grant}` }));
}

/** Every fault of a request by its path, or the origin to sign in to. */
export function checkConnectRequest(request: ConnectRequest, rules: HostRules): CheckedRequest {
  const faults = missingCredentials({ ...request });
  const host = checkSalesforceHost(request.loginUrl, rules);
  if (!host.allowed) faults.push({ path: 'loginUrl', message: host.reason });
  return host.allowed && faults.length === 0 ? { loginUrl: host.origin } : { faults };
}
