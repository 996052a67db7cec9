import { Inject, Injectable } from '@nestjs/common';
import { defaultSources, MAPPED_OBJECTS, mappings, settings } from '#field-mapping';
import { orgs } from '#mirror';
import { AppError, Clock, DB, type Db } from '#platform';
import {
  type AuthorizationAnswer,
  type Check,
  type ConnectionView,
  type ConnectOptions,
  type ConnectRequest,
  type MappedSources,
  SalesforceConnections,
  SalesforceDiagnosis,
} from '#salesforce';
import { SyncSchedule } from '#sync';
import { checkInternalDomains } from './domain/internal-domains.js';
import { ownDomains } from './own-domains.js';

/** Runs in the transaction that stores the connection; for the audit. */
export type Alongside = (trx: Db, connection: ConnectionView) => Promise<void>;

/** A team's connection together with its mirror: the org that the mirror copies is pinned when it is first connected. */
@Injectable()
export class TeamConnection {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly connections: SalesforceConnections,
    private readonly diagnosis: SalesforceDiagnosis,
    private readonly schedule: SyncSchedule,
    private readonly clock: Clock,
  ) {}

  /** Server to server, tried at once. SALESFORCE_ORG_MISMATCH for another org than the pinned one. */
  async connect(teamId: string, request: ConnectRequest, alongside: Alongside): Promise<ConnectionView> {
    return this.connections.connectWithGrant(teamId, request, await this.pinned(teamId, alongside));
  }

  /** The end of a browser sign-in. */
  async complete(answer: AuthorizationAnswer, alongside: Alongside): Promise<ConnectionView> {
    const pinned = (teamId: string): Promise<ConnectOptions> => this.pinned(teamId, alongside);
    return (await this.connections.completeAuthorization(answer, pinned)).connection;
  }

  /** Revokes and forgets the tokens; the mirror and its pin stay. */
  async disconnect(teamId: string, alongside: (trx: Db) => Promise<void>): Promise<void> {
    await this.connections.disconnect(teamId, async (trx) => {
      await orgs.disconnect(trx, teamId);
      await this.schedule.stop(trx, teamId);
      await alongside(trx);
    });
  }

  /** Checks what the team's mapping needs, of Opportunity the defaults while nothing is saved, and who is ours (W1). */
  async diagnose(teamId: string): Promise<Check[]> {
    const mapped: MappedSources = {};
    for (const object of MAPPED_OBJECTS) {
      const sources = (await mappings.latest(this.db, teamId, object))?.fields ?? defaultSources(object);
      mapped[object] = Object.values(sources);
    }
    const { apiBudgetPercent: budgetPercent } = await settings.get(this.db, teamId);
    const checks = await this.diagnosis.diagnose(teamId, { mapped, budgetPercent });
    const { saved, proposed } = await ownDomains(this.db, teamId);
    return [...checks, checkInternalDomains(saved, proposed)];
  }

  private async pinned(teamId: string, alongside: Alongside): Promise<ConnectOptions> {
    const expectedOrgId = (await orgs.get(this.db, teamId))?.orgId;
    return {
      expectedOrgId,
      alongside: async (trx, connection) => {
        await this.pin(trx, teamId, connection);
        await alongside(trx, connection);
      },
    };
  }

  /** A pin set meanwhile by another sign-in stands: setting another org changes nothing, which is looked at here. */
  private async pin(trx: Db, teamId: string, connection: ConnectionView): Promise<void> {
    const { orgId, orgName, instanceUrl, sandbox } = connection;
    if (orgId === null || instanceUrl === null) throw new Error('A connection without an org');
    const org = { orgId, orgName: orgName ?? '', instanceUrl, isSandbox: sandbox === true, isConnected: true };
    await orgs.set(trx, teamId, org);
    const pinnedOrgId = (await orgs.get(trx, teamId))?.orgId;
    if (pinnedOrgId === orgId) return this.schedule.start(trx, teamId, this.clock.now());
    const message = `This is org ${orgId}; the team's mirror is a copy of org ${String(pinnedOrgId)}.`;
    throw new AppError('SALESFORCE_ORG_MISMATCH', message);
  }
}
