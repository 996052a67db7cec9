import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db } from '#platform';
import type { CrmObjectDescription } from './domain/describe.js';
import * as diagnose from './domain/diagnose.js';
import type { Check, MappedSources } from './domain/diagnose.js';
import type { OrgLimit } from './answers.js';
import { asObject, parseExact } from './domain/exact-json.js';
import type { Failure } from './domain/failure.js';
import { CRM_OBJECTS } from '#identifiers';
import { OrgSession } from './org-session.service.js';
import { SalesforceOrg } from './salesforce-org.service.js';
import * as connections from './store/connections.js';
import type { ConnectionRow } from './store/connections.js';

export interface DiagnosisOptions {
  /** What the team's mapping reads. */
  mapped: MappedSources;
  /** Where syncs pause. */
  budgetPercent: number;
}

/** A failure as a value: the other checks still say something. */
async function orFailure<T>(work: Promise<T>): Promise<T | Failure> {
  return work.catch((error: unknown) => {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  });
}

const isFailure = (value: unknown): value is Failure => typeof value === 'object' && value !== null && 'code' in value;

/** What works, what does not, and who must act. Costs about a dozen calls. What was put right in Salesforce heals here. */
@Injectable()
export class SalesforceDiagnosis {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly org: SalesforceOrg,
    private readonly session: OrgSession,
  ) {}

  async diagnose(teamId: string, { mapped, budgetPercent }: DiagnosisOptions): Promise<Check[]> {
    await connections.unpause(this.db, teamId);
    const row = await connections.find(this.db, teamId);
    const versionAndClock = await this.versionAndClock(teamId);
    if (versionAndClock.some(({ status, id }) => status === 'failed' && id !== 'clock')) return versionAndClock;
    const limits = await orFailure(this.org.limits(teamId));
    // Not signed in, API disabled: nothing after this could be answered.
    if (isFailure(limits)) return [diagnose.checkFailure('signs_in', limits), ...versionAndClock];
    const described = await this.describeAll(teamId);
    const descriptions = [...described.values()].filter((one): one is CrmObjectDescription => !isFailure(one));
    return [
      diagnose.checkSignIn(row?.username ?? null, row?.orgName ?? null),
      ...versionAndClock,
      this.renewal(row),
      ...CRM_OBJECTS.flatMap((object) =>
        diagnose.checkObject(object, described.get(object) ?? unknownObject(object), mapped[object] ?? []),
      ),
      diagnose.checkStages(await orFailure(this.org.stages(teamId).then(({ length }) => length))),
      diagnose.checkReadOnly(descriptions),
      await this.sharing(teamId, descriptions),
      ...(await this.allowances(teamId, limits, budgetPercent)),
    ];
  }

  private async describeAll(teamId: string): Promise<Map<string, CrmObjectDescription | Failure>> {
    const described = new Map<string, CrmObjectDescription | Failure>();
    for (const object of CRM_OBJECTS) described.set(object, await orFailure(this.org.describe(teamId, object)));
    return described;
  }

  /** The list of versions costs nothing, not even a session, and its Date header says what time the org thinks it is. */
  private async versionAndClock(teamId: string): Promise<Check[]> {
    const before = this.clock.now();
    const answer = await orFailure(this.session.text(teamId, { path: '/services/data/' }, {}));
    if (isFailure(answer)) return [diagnose.checkFailure('signs_in', answer)];
    const list: unknown = parseExact(answer.body);
    const versions = (Array.isArray(list) ? list : []).map((entry) => String(asObject(entry)?.version));
    const date = answer.headers.date === undefined ? undefined : new Date(answer.headers.date);
    return [diagnose.checkVersion(this.session.version, versions), diagnose.checkClock(date, before)];
  }

  private renewal(row: ConnectionRow | undefined): Check {
    const has = { refreshToken: row?.refreshToken != null, rotation: row?.rotatesRefreshToken === true };
    return diagnose.checkRenewal(row?.grantType ?? null, has);
  }

  private async sharing(teamId: string, descriptions: readonly CrmObjectDescription[]): Promise<Check> {
    const objects = descriptions
      .map(({ object }) => object)
      .filter((object) => object !== 'User')
      .slice(0, 5);
    const asked = objects.map((object) => ({ kind: 'query' as const, soql: `SELECT COUNT() FROM ${object}` }));
    const counts = await orFailure(this.org.composite(teamId, asked));
    const estimated = await orFailure(this.org.recordCounts(teamId, objects));
    if (isFailure(counts)) return diagnose.checkFailure('sees_all', counts);
    if (isFailure(estimated)) return diagnose.checkFailure('sees_all', estimated);
    const visible = counts.flatMap((result, index): [string, number][] =>
      result.kind === 'query' ? [[objects[index] ?? '', result.page.totalSize]] : [],
    );
    return diagnose.checkSharing(Object.fromEntries(visible), estimated);
  }

  private async allowances(teamId: string, limits: Record<string, OrgLimit>, budgetPercent: number): Promise<Check[]> {
    const calls = limits.DailyApiRequests;
    const counted = calls === undefined ? undefined : { used: calls.max - calls.remaining, limit: calls.max };
    const usage = counted ?? (await this.org.apiUsage(teamId));
    return [diagnose.checkBudget(usage, budgetPercent), diagnose.checkBulkJobs(limits.DailyBulkV2QueryJobs)];
  }
}

function unknownObject(object: string): Failure {
  return { code: 'SALESFORCE_OBJECT_UNKNOWN', message: `${object} was not described` };
}
