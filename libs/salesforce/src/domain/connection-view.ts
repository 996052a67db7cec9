import type { Grant } from './classify-sign-in.js';
import { type WhoMustAct, whoMustAct } from './failure.js';
import type { ApiUsage } from './limit-info.js';

/** `GET /v1/connection`. */
export interface ConnectionView {
  state: 'disconnected' | 'connected' | 'needs_attention';
  orgId: string | null;
  orgName: string | null;
  sandbox: boolean | null;
  instanceUrl: string | null;
  username: string | null;
  grant: Grant | null;
  apiUsage: ApiUsage | null;
  error: { code: string; message: string; since: string; whoMustAct: WhoMustAct } | null;
}

/** What of a stored connection is shown; secrets are no part of it. */
export interface ShownConnection {
  state: ConnectionView['state'];
  orgId: string | null;
  orgName: string | null;
  isSandbox: boolean | null;
  instanceUrl: string | null;
  username: string | null;
  grantType: Grant | null;
  errorCode: string | null;
  errorMessage: string | null;
  errorSince: Date | null;
}

const NOTHING: ConnectionView = {
  state: 'disconnected',
  orgId: null,
  orgName: null,
  sandbox: null,
  instanceUrl: null,
  username: null,
  grant: null,
  apiUsage: null,
  error: null,
};

export function toConnectionView(row: ShownConnection | undefined, usage: ApiUsage | undefined): ConnectionView {
  if (row === undefined) return NOTHING;
  const { state, orgId, orgName, isSandbox: sandbox, instanceUrl, username, grantType: grant } = row;
  const { errorCode: code, errorMessage, errorSince } = row;
  const error =
    code === null || errorSince === null
      ? null
      : { code, message: errorMessage ?? code, since: errorSince.toISOString(), whoMustAct: whoMustAct(code) };
  return { state, orgId, orgName, sandbox, instanceUrl, username, grant, apiUsage: usage ?? null, error };
}
