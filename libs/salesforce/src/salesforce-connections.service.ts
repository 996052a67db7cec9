import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, Config, DB, type Db, Log, transaction } from '#platform';
import { classifySignIn } from './domain/classify-sign-in.js';
import { checkConnectRequest, type ConnectRequest } from './domain/connect-request.js';
import { type ConnectionView, toConnectionView } from './domain/connection-view.js';
import { checkHost } from './domain/hosts.js';
import type { TokenGrant } from './domain/token-answer.js';
import { ConnectionSecrets } from './sign-in/connection-secrets.service.js';
import { Grants, rsaPrivateKey } from './sign-in/grants.service.js';
import { Introduction } from './sign-in/introduction.service.js';
import { newState, stateHash, teamOfState } from './sign-in/state.js';
import { type ClientOfOrg, TokenEndpoint } from './sign-in/token-endpoint.service.js';
import * as authorizations from './store/authorizations.js';
import * as connections from './store/connections.js';
import * as descriptions from './store/descriptions.js';
import { UsageWatch } from './usage-watch.service.js';
import { toAppError } from './wire/exchange.js';

/** How long a person may take on Salesforce's pages. */
const AUTHORIZATION_MS = 15 * 60_000;

export interface ConnectOptions {
  /** The org the team's mirror is a copy of; another one is refused. */
  expectedOrgId: string | undefined;
  /** Runs in the transaction that stores the connection. */
  alongside?: (trx: Db, connection: ConnectionView) => Promise<void>;
}

/** The query of the browser's return. `sessionId` is that of the console session it came with. */
export interface AuthorizationAnswer {
  state: string;
  sessionId: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
  errorDescription?: string | undefined;
}

interface SignIn {
  grantType: connections.NewConnection['grantType'];
  client: ClientOfOrg;
  privateKey?: string | undefined;
  granted: TokenGrant;
}

/** Connecting a team with its org, and taking it apart. A failed attempt leaves the connection of before as it was. */
@Injectable()
export class SalesforceConnections {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
    private readonly grants: Grants,
    private readonly endpoint: TokenEndpoint,
    private readonly introduction: Introduction,
    private readonly secrets: ConnectionSecrets,
    private readonly usage: UsageWatch,
  ) {}

  async view(teamId: string): Promise<ConnectionView> {
    const row = await connections.find(this.db, teamId);
    return toConnectionView(row, row?.state === 'disconnected' ? undefined : await this.usage.latest(teamId));
  }

  /** Signs in at once. INVALID_INPUT, SALESFORCE_ORG_MISMATCH, or why the org refused. */
  async connectWithGrant(teamId: string, request: ConnectRequest, options: ConnectOptions): Promise<ConnectionView> {
    const checked = checkConnectRequest(request, this.config.salesforce.allowedHosts);
    if ('faults' in checked) {
      const message = checked.faults.map((fault) => `${fault.path} ${fault.message}`).join('; ');
      throw new AppError('INVALID_INPUT', `The connection cannot be made: ${message}.`, { errors: checked.faults });
    }
    const { grant: grantType, clientId, clientSecret, privateKey = '', username = '' } = request;
    const client = { loginUrl: checked.loginUrl, clientId, clientSecret };
    if (grantType === 'jwt_bearer') rsaPrivateKey(privateKey);
    const granted =
      grantType === 'jwt_bearer'
        ? await this.grants.jwtBearer(client, { privateKey, username })
        : await this.grants.clientCredentials(client);
    const secret = grantType === 'jwt_bearer' ? { privateKey } : {};
    return this.store(teamId, { grantType, client, granted, ...secret }, options);
  }

  /** The address to send the browser to. Good for 15 minutes, once, and for this console session only. */
  async beginAuthorization(
    teamId: string,
    sessionId: string,
    loginUrl?: string,
  ): Promise<{ authorizationUrl: string }> {
    const host = checkHost(loginUrl ?? this.config.salesforce.loginUrl, this.config.salesforce.allowedHosts);
    if (!host.allowed) {
      const errors = [{ path: 'loginUrl', message: host.reason }];
      throw new AppError('INVALID_INPUT', `The login address ${host.reason}.`, { errors });
    }
    const client = this.secrets.ownClient(host.origin);
    const { state, stateHash: hash, codeVerifier } = newState(teamId);
    const now = this.clock.now();
    const stored = { sessionId, loginUrl: host.origin, codeVerifier: this.secrets.sealVerifier(teamId, codeVerifier) };
    const expiresAt = new Date(now.getTime() + AUTHORIZATION_MS);
    await authorizations.add(this.db, teamId, hash, stored, { now, expiresAt });
    const oauth2 = this.endpoint.client(client);
    oauth2.codeVerifier = codeVerifier;
    // jsforce sends the challenge, but not its method, without which RFC 7636 reads it as plain text.
    const authorizationUrl = oauth2.getAuthorizationUrl({
      scope: 'api refresh_token',
      state,
      code_challenge_method: 'S256',
    });
    return { authorizationUrl };
  }

  /**
   * Whether the browser's return belongs to a sign-in of this session, which it uses up. SALESFORCE_AUTHORIZATION_INVALID
   * otherwise, SALESFORCE_AUTHORIZATION_DENIED when access was declined.
   */
  async completeAuthorization(
    answer: AuthorizationAnswer,
    optionsOf: (teamId: string) => Promise<ConnectOptions>,
  ): Promise<{ teamId: string; connection: ConnectionView }> {
    const { teamId, authorization } = await this.takeAuthorization(answer);
    const { error, errorDescription: description = '', code } = answer;
    if (error !== undefined) throw toAppError(classifySignIn('web_server', { error, description }));
    if (code === undefined) throw new AppError('SALESFORCE_AUTHORIZATION_INVALID', 'Salesforce sent no code.');
    const client = this.secrets.ownClient(authorization.loginUrl);
    const codeVerifier = this.secrets.openVerifier(teamId, authorization.codeVerifier);
    const granted = await this.grants.authorizationCode(client, { code, codeVerifier });
    const options = await optionsOf(teamId);
    return { teamId, connection: await this.store(teamId, { grantType: 'web_server', client, granted }, options) };
  }

  /** Revokes and forgets the tokens. The org may be unreachable: then they are only forgotten. */
  async disconnect(teamId: string, alongside?: (trx: Db) => Promise<void>): Promise<void> {
    const row = await connections.find(this.db, teamId);
    await transaction(this.db, async (trx) => {
      await connections.lock(trx, teamId);
      await connections.disconnect(trx, teamId);
      await descriptions.forget(trx, teamId);
      await this.usage.forget(trx, teamId);
      await alongside?.(trx);
    });
    if (row !== undefined && row.state !== 'disconnected') await this.revoke(teamId, row);
  }

  /** Brings what an older encryption key protects under the newest one. Returns how many connections changed. */
  async reencrypt(): Promise<number> {
    return this.secrets.reencrypt();
  }

  private async takeAuthorization({
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

  private async store(
    teamId: string,
    signIn: SignIn,
    { expectedOrgId, alongside }: ConnectOptions,
  ): Promise<ConnectionView> {
    const { grantType, client, privateKey, granted } = signIn;
    if (expectedOrgId !== undefined && granted.orgId !== expectedOrgId) {
      const message = `This is org ${granted.orgId}; the team's mirror is a copy of org ${expectedOrgId}.`;
      throw new AppError('SALESFORCE_ORG_MISMATCH', message);
    }
    const identity = await this.introduction.identify(granted);
    const seal = (
      column: 'clientSecret' | 'privateKey' | 'accessToken' | 'refreshToken',
      value: string | undefined,
    ): string | null => (value === undefined ? null : this.secrets.encrypt(teamId, column, value));
    const connection = {
      ...identity,
      grantType,
      loginUrl: client.loginUrl,
      clientId: client.clientId,
      clientSecret: grantType === 'client_credentials' ? seal('clientSecret', client.clientSecret) : null,
      privateKey: seal('privateKey', privateKey),
      accessToken: this.secrets.encrypt(teamId, 'accessToken', granted.accessToken),
      refreshToken: seal('refreshToken', granted.refreshToken),
      instanceUrl: granted.instanceUrl,
      orgId: granted.orgId,
      userId: granted.userId,
    };
    await transaction(this.db, async (trx) => {
      await connections.lock(trx, teamId);
      await connections.save(trx, teamId, connection, this.clock.now());
      await descriptions.forget(trx, teamId);
      await this.usage.forget(trx, teamId);
      await alongside?.(trx, toConnectionView(await connections.find(trx, teamId), undefined));
    });
    return this.view(teamId);
  }

  private async revoke(teamId: string, row: connections.ConnectionRow): Promise<void> {
    try {
      const { client, refreshToken } = this.secrets.open(teamId, row);
      const token =
        refreshToken ??
        (row.accessToken === null ? undefined : this.secrets.decrypt(teamId, 'accessToken', row.accessToken));
      if (token !== undefined) await this.grants.revoke(client, token);
    } catch (err) {
      this.log.warn({ err, teamId }, 'salesforce: the token is forgotten, but could not be revoked in the org');
    }
  }
}
