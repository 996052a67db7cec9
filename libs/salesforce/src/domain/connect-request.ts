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

const isGiven = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/** Every fault of a request by its path, or the origin to sign in to. */
export function checkConnectRequest(request: ConnectRequest, rules: HostRules): CheckedRequest {
  const faults: InputFault[] = [];
  const demand = (path: keyof ConnectRequest): void => {
    if (!isGiven(request[path])) faults.push({ path, message: `is required for ${request.grant}` });
  };
  demand('clientId');
  if (request.grant === 'client_credentials') demand('clientSecret');
  if (request.grant === 'jwt_bearer') demand('privateKey');
  if (request.grant === 'jwt_bearer') demand('username');
  const host = checkSalesforceHost(request.loginUrl, rules);
  if (!host.allowed) faults.push({ path: 'loginUrl', message: host.reason });
  return host.allowed && faults.length === 0 ? { loginUrl: host.origin } : { faults };
}
