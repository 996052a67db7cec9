import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, transaction } from '#platform';
import { type ConnectionView, toConnectionView } from '../domain/connection-view.js';
import type { OrgIdentity } from '../domain/organization.js';
import type { TokenGrant } from '../domain/token-answer.js';
import * as connections from '../store/connections.js';
import * as descriptions from '../store/descriptions.js';
import * as recordCounts from '../store/record-counts.js';
import * as stages from '../store/stages.js';
import { ApiUsageTracker } from '../api-usage-tracker.service.js';
import { ConnectionSecrets } from './connection-secrets.service.js';
import { OrgIdentifier } from './org-identifier.service.js';
import type { ClientOfOrg } from './token-endpoint.service.js';

export interface ConnectOptions {
  /** The org the team's mirror is a copy of; another one is refused. */
  expectedOrgId: string | undefined;
  /** Runs in the transaction that stores the connection. */
  alongside?: (trx: Db, connection: ConnectionView) => Promise<void>;
}

/** A sign-in that worked. */
export interface SignIn {
  grantType: connections.NewConnection['grantType'];
  client: ClientOfOrg;
  privateKey?: string | undefined;
  granted: TokenGrant;
}

/** Makes a sign-in a team's connection, once the API has answered to it. */
@Injectable()
export class NewConnections {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly identifier: OrgIdentifier,
    private readonly secrets: ConnectionSecrets,
    private readonly usage: ApiUsageTracker,
  ) {}

  /** SALESFORCE_ORG_MISMATCH for another org than the expected one. Everything is stored, or nothing. */
  async store(teamId: string, signIn: SignIn, { expectedOrgId, alongside }: ConnectOptions): Promise<void> {
    const { orgId } = signIn.granted;
    if (expectedOrgId !== undefined && orgId !== expectedOrgId) {
      const message = `This is org ${orgId}; the team's mirror is a copy of org ${expectedOrgId}.`;
      throw new AppError('SALESFORCE_ORG_MISMATCH', message);
    }
    const identity = await this.identifier.identify(signIn.granted);
    const connection = this.sealed(teamId, signIn, identity);
    await transaction(this.db, async (trx) => {
      await connections.lock(trx, teamId);
      await connections.save(trx, teamId, connection, this.clock.now());
      await descriptions.forget(trx, teamId);
      await recordCounts.forget(trx, teamId);
      await stages.forget(trx, teamId);
      await this.usage.forget(trx, teamId);
      await alongside?.(trx, toConnectionView(await connections.find(trx, teamId), undefined));
    });
  }

  private sealed(teamId: string, signIn: SignIn, identity: OrgIdentity): connections.NewConnection {
    const { grantType, client, privateKey, granted } = signIn;
    const seal = (column: keyof connections.Secrets, value: string | undefined): string | null =>
      value === undefined ? null : this.secrets.encrypt(teamId, column, value);
    const { instanceUrl, orgId, userId } = granted;
    return {
      ...identity,
      grantType,
      loginUrl: client.loginUrl,
      clientId: client.clientId,
      // That of the browser sign-in is the operator's own; see ConnectionSecrets.open.
      clientSecret: grantType === 'client_credentials' ? seal('clientSecret', client.clientSecret) : null,
      privateKey: seal('privateKey', privateKey),
      accessToken: this.secrets.encrypt(teamId, 'accessToken', granted.accessToken),
      refreshToken: seal('refreshToken', granted.refreshToken),
      instanceUrl,
      orgId,
      userId,
    };
  }
}
