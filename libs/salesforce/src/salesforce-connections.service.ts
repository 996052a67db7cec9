import { Inject, Injectable } from '@nestjs/common';
import { AppError, Config, DB, type Db, Log, transaction } from '#platform';
import { checkConnectRequest, type ConnectRequest } from './domain/connect-request.js';
import { type ConnectionView, toConnectionView } from './domain/connection-view.js';
import { type AuthorizationAnswer, BrowserSignIn } from './sign-in/browser-sign-in.service.js';
import { ConnectionSecrets } from './sign-in/connection-secrets.service.js';
import { Grants, rsaPrivateKey } from './sign-in/grants.service.js';
import { type ConnectOptions, NewConnections, type SignIn } from './sign-in/new-connections.service.js';
import * as connections from './store/connections.js';
import * as descriptions from './store/descriptions.js';
import * as recordCounts from './store/record-counts.js';
import * as stages from './store/stages.js';
import { ApiUsageTracker } from './api-usage-tracker.service.js';

/** Connecting a team with its org, and taking it apart. A failed attempt leaves the connection of before as it was. */
@Injectable()
export class SalesforceConnections {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly log: Log,
    private readonly grants: Grants,
    private readonly browser: BrowserSignIn,
    private readonly newConnections: NewConnections,
    private readonly secrets: ConnectionSecrets,
    private readonly usage: ApiUsageTracker,
  ) {}

  async view(teamId: string): Promise<ConnectionView> {
    const row = await connections.find(this.db, teamId);
    return toConnectionView(row, row?.state === 'disconnected' ? undefined : await this.usage.latest(teamId));
  }

  /** Signs in at once. INVALID_INPUT, SALESFORCE_ORG_MISMATCH, or why the org refused. */
  async connectWithGrant(teamId: string, request: ConnectRequest, options: ConnectOptions): Promise<ConnectionView> {
    const checked = checkConnectRequest(request, this.config.salesforce);
    if ('faults' in checked) {
      const message = checked.faults.map((fault) => `${fault.path} ${fault.message}`).join('; ');
      throw new AppError('INVALID_INPUT', `The connection cannot be made: ${message}.`, { errors: checked.faults });
    }
    await this.newConnections.store(teamId, await this.signIn(request, checked.loginUrl), options);
    return this.view(teamId);
  }

  /** The address to send the browser to. Good for 15 minutes, once, and for this console session only. */
  async beginAuthorization(
    teamId: string,
    sessionId: string,
    loginUrl?: string,
  ): Promise<{ authorizationUrl: string }> {
    return { authorizationUrl: await this.browser.begin(teamId, sessionId, loginUrl) };
  }

  /** The team whose browser sign-in a state belongs to, which is not used up; undefined when none is under way. */
  async teamOfAuthorization(state: string): Promise<string | undefined> {
    return this.browser.teamOf(state);
  }

  /** The browser's return. SALESFORCE_AUTHORIZATION_INVALID, SALESFORCE_AUTHORIZATION_DENIED, or why the org refused. */
  async completeAuthorization(
    answer: AuthorizationAnswer,
    optionsOf: (teamId: string) => Promise<ConnectOptions>,
  ): Promise<{ teamId: string; connection: ConnectionView }> {
    const { teamId, signIn } = await this.browser.complete(answer);
    await this.newConnections.store(teamId, signIn, await optionsOf(teamId));
    return { teamId, connection: await this.view(teamId) };
  }

  /** Forgets the tokens, then revokes them in the org, which may be unreachable: then they are only forgotten. */
  async disconnect(teamId: string, alongside?: (trx: Db) => Promise<void>): Promise<void> {
    const row = await transaction(this.db, async (trx) => {
      // Behind the lock, so that a renewal under way ends first and its token is the one revoked.
      await connections.lock(trx, teamId);
      const before = await connections.find(trx, teamId);
      await connections.disconnect(trx, teamId);
      await descriptions.forget(trx, teamId);
      await recordCounts.forget(trx, teamId);
      await stages.forget(trx, teamId);
      await this.usage.forget(trx, teamId);
      await alongside?.(trx);
      return before;
    });
    if (row !== undefined && row.state !== 'disconnected') await this.revoke(teamId, row);
  }

  /** Somebody asks on purpose: the next call reaches the org, however fresh a lasting failure is. */
  async tryAgain(teamId: string, trx: Db = this.db): Promise<void> {
    await connections.unpause(trx, teamId);
  }

  /** Brings what an older encryption key protects under the newest one. Returns how many connections changed. */
  async reencrypt(): Promise<number> {
    return this.secrets.reencrypt();
  }

  private async signIn(request: ConnectRequest, loginUrl: string): Promise<SignIn> {
    const { grant: grantType, clientId, clientSecret, privateKey = '', username = '' } = request;
    if (grantType === 'client_credentials') {
      const client = { loginUrl, clientId, clientSecret };
      return { grantType, client, granted: await this.grants.clientCredentials(client) };
    }
    const client = { loginUrl, clientId };
    const granted = await this.grants.jwtBearer(client, { key: rsaPrivateKey(privateKey), username });
    return { grantType, client, privateKey, granted };
  }

  private async revoke(teamId: string, row: connections.ConnectionRow): Promise<void> {
    try {
      const { client, refreshToken, accessToken } = this.secrets.open(teamId, row);
      const token = refreshToken ?? accessToken;
      if (token !== undefined) await this.grants.revoke(client, token);
    } catch (err) {
      this.log.warn({ err, teamId }, 'salesforce: the token is forgotten, but could not be revoked in the org');
    }
  }
}
