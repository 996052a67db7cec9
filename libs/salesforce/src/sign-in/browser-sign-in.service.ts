import { Inject, Injectable } from '@nestjs/common';
import { checkSalesforceHost, mayHoldOperatorSecret } from '#identifiers';
import { AppError, Clock, Config, DB, type Db } from '#platform';
import { classifySignIn } from '../domain/classify-sign-in.js';
import * as authorizations from '../store/authorizations.js';
import { toAppError } from '../http/retry.js';
import { ConnectionSecrets } from './connection-secrets.service.js';
import { Grants } from './grants.service.js';
import type { SignIn } from './new-connections.service.js';
import { newState, stateHash, teamOfState } from './state.js';
import { TokenEndpoint } from './token-endpoint.service.js';

/** How long a person may take on Salesforce's pages. */
const AUTHORIZATION_MS = 15 * 60_000;

/** The query of the browser's return. `sessionId` is that of the console session it came with. */
export interface AuthorizationAnswer {
  state: string;
  sessionId: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
  errorDescription?: string | undefined;
}

/** The web server flow: with PKCE, and a state that is good once and for one console session. */
@Injectable()
export class BrowserSignIn {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly grants: Grants,
    private readonly endpoint: TokenEndpoint,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /** The address to send the browser to. */
  async begin(teamId: string, sessionId: string, loginUrl: string | undefined): Promise<string> {
    const host = this.loginHost(loginUrl ?? this.config.salesforce.loginUrl);
    if (!host.allowed) {
      const errors = [{ path: 'loginUrl', message: host.reason }];
      throw new AppError('INVALID_INPUT', `The login address ${host.reason}.`, { errors });
    }
    const oauth2 = this.endpoint.client(this.secrets.ownClient(host.origin), 'web_server');
    const { state, stateHash: hash, codeVerifier } = newState(teamId);
    const now = this.clock.now();
    const stored = { sessionId, loginUrl: host.origin, codeVerifier: this.secrets.sealVerifier(teamId, codeVerifier) };
    const expiresAt = new Date(now.getTime() + AUTHORIZATION_MS);
    await authorizations.add(this.db, teamId, hash, stored, { now, expiresAt });
    oauth2.codeVerifier = codeVerifier;
    // jsforce sends the challenge, but not its method, without which RFC 7636 reads it as plain text.
    return oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state, code_challenge_method: 'S256' });
  }

  /** Uses up the state, whatever comes of it. SALESFORCE_AUTHORIZATION_INVALID, SALESFORCE_AUTHORIZATION_DENIED. */
  async complete(answer: AuthorizationAnswer): Promise<{ teamId: string; signIn: SignIn }> {
    const { teamId, authorization } = await this.take(answer);
    const { error, errorDescription: description = '', code } = answer;
    if (error !== undefined) throw toAppError(classifySignIn('web_server', { error, description }));
    if (code === undefined) throw new AppError('SALESFORCE_AUTHORIZATION_INVALID', 'Salesforce sent no code.');
    const client = this.secrets.ownClient(authorization.loginUrl);
    const codeVerifier = this.secrets.openVerifier(teamId, authorization.codeVerifier);
    const granted = await this.grants.authorizationCode(client, { code, codeVerifier });
    return { teamId, signIn: { grantType: 'web_server', client, granted } };
  }

  /** The team whose sign-in a state belongs to, which is not used up; undefined when none is under way. */
  async teamOf(state: string): Promise<string | undefined> {
    const teamId = teamOfState(state);
    if (teamId === undefined) return undefined;
    return (await authorizations.isOpen(this.db, teamId, stateHash(state), this.clock.now())) ? teamId : undefined;
  }

  /** The app, and with it the operator's secret, is the service's own here, and goes to no host that only a team names. */
  private loginHost(address: string): ReturnType<typeof checkSalesforceHost> {
    const rules = this.config.salesforce;
    const host = checkSalesforceHost(address, rules);
    if (!host.allowed || rules.clientSecret === undefined || mayHoldOperatorSecret(host.origin, rules)) return host;
    return { allowed: false, reason: "is not a host that the operator's client secret may be sent to" };
  }

  private async take({
    state,
    sessionId,
  }: AuthorizationAnswer): Promise<{ teamId: string; authorization: authorizations.Authorization }> {
    const teamId = teamOfState(state);
    const authorization =
      teamId === undefined ? undefined : await authorizations.take(this.db, teamId, stateHash(state), this.clock.now());
    if (teamId === undefined || authorization === undefined || authorization.sessionId !== sessionId) {
      const message = 'This sign-in was not begun in this session, was used before, or took too long. Begin again.';
      throw new AppError('SALESFORCE_AUTHORIZATION_INVALID', message);
    }
    return { teamId, authorization };
  }
}
