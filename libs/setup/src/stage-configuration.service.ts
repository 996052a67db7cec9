import { Inject, Injectable } from '@nestjs/common';
import {
  adoptionFaults,
  adoptStages,
  compareStages,
  driftOf,
  invalidInput,
  listedStages,
  mappings,
  type OrgStageFacts,
  readAdoption,
  readStages,
  sameStages,
  type StageAlignment,
  stages,
  type StageValue,
  type StageWarning,
  stageWarnings,
  type TeamStages,
} from '#field-mapping';
import { counts as mirrored } from '#mirror';
import { AppError, Clock, DB, type Db } from '#platform';
import { SalesforceOrg } from '#salesforce';
import { countStages } from './count-stages.js';

/** A checked list, ready to be saved. */
export interface StagesPlan {
  /** The list it replaces. */
  readonly before: TeamStages;
  readonly values: readonly StageValue[];
  /** False when the same list is in force already: saving it would make no version. */
  readonly changes: boolean;
}

const STANDARD_STAGE = 'StageName';

/** The team's own stage values, and how they stand to the org's. */
@Injectable()
export class StageConfiguration {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly org: SalesforceOrg,
  ) {}

  /** The team's own values. */
  stages(teamId: string): Promise<TeamStages> {
    return stages.latest(this.db, teamId);
  }

  /** The team's values beside the org's, with the live Opportunities that hold each. Asks the org. */
  async alignment(teamId: string): Promise<StageAlignment> {
    const [team, { listed, counts }] = await Promise.all([this.stages(teamId), this.orgStages(teamId)]);
    return compareStages(team.values, listed, counts);
  }

  /** The alignment as warnings beside a saved Opportunity mapping: loud, and never a wall (F4). */
  async warnings(teamId: string): Promise<StageWarning[]> {
    return stageWarnings(await this.alignment(teamId));
  }

  /**
   * What came apart since the team saved its values, by the stages as the org last listed them: values that count as
   * something else there, and new ones that no Opportunity holds yet. Those that are held are CRM Sync Errors (S1). Asks
   * nobody; nothing before the first save.
   */
  async drift(teamId: string): Promise<StageWarning[]> {
    const [team, known] = await Promise.all([this.stages(teamId), this.org.knownStages(teamId)]);
    const source = await this.stageSource(teamId);
    const isDescribed = source === STANDARD_STAGE || (await this.org.knowsDescription(teamId, 'Opportunity', Infinity));
    if (team.version === 0 || known === undefined || !isDescribed) return [];
    const listed = await this.listed(teamId, source, known, Infinity);
    const drifted = driftOf(compareStages(team.values, listed, new Map()));
    if (drifted.values.length === 0) return [];
    return stageWarnings(driftOf(compareStages(team.values, listed, await mirrored.byStage(this.db, teamId))));
  }

  /**
   * Checks the whole list of a `PUT` body. Its `version`, when given, is the one it was made from: CONFLICT when that is
   * not the one in force. Saves nothing.
   */
  async planStages(teamId: string, body: unknown): Promise<StagesPlan> {
    const read = readStages(body);
    if (!read.ok) throw invalidInput(read.faults);
    const before = await this.stages(teamId);
    const { values, version } = read.value;
    if (version !== undefined && version !== before.version) {
      throw new AppError('CONFLICT', `The stage values are at version ${before.version} by now; read them again.`);
    }
    return { before, values, changes: !sameStages(before.values, values) };
  }

  /** What adopting the org's stages would make of the list. UNPROCESSABLE names values that the org does not have. */
  async planAdoption(teamId: string, body: unknown): Promise<StagesPlan> {
    const adoption = readAdoption(body);
    if (!adoption.ok) throw invalidInput(adoption.faults);
    const [before, { listed, counts }] = await Promise.all([this.stages(teamId), this.orgStages(teamId)]);
    const [first, ...more] = adoptionFaults(adoption.value, listed);
    if (first !== undefined) throw new AppError('UNPROCESSABLE', first.message, { errors: [first, ...more] });
    const values = adoptStages(before.values, listed, adoption.value, counts);
    return { before, values, changes: !sameStages(before.values, values) };
  }

  /** Saves a planned list as a new version. CONFLICT when somebody saved since the plan was made. */
  save(trx: Db, teamId: string, { before, values, changes }: StagesPlan): Promise<TeamStages> {
    if (!changes) return Promise.resolve(before);
    return stages.save(trx, teamId, { values, baseVersion: before.version, savedAt: this.clock.now() });
  }

  /** The values that the mapped stage field may have, and how many Opportunities hold each. */
  private async orgStages(teamId: string): Promise<{ listed: readonly OrgStageFacts[]; counts: Map<string, number> }> {
    const source = await this.stageSource(teamId);
    const stagesOfOrg = await this.org.stages(teamId);
    const held = await countStages({ db: this.db, org: this.org }, teamId, source);
    return { listed: await this.listed(teamId, source, stagesOfOrg, 0), counts: held };
  }

  private async stageSource(teamId: string): Promise<string> {
    return (await mappings.latest(this.db, teamId, 'Opportunity'))?.fields['stage'] ?? STANDARD_STAGE;
  }

  /** `describedMs`: how old a description of the field may be. */
  private async listed(
    teamId: string,
    source: string,
    stagesOfOrg: readonly OrgStageFacts[],
    describedMs: number,
  ): Promise<readonly OrgStageFacts[]> {
    if (source === STANDARD_STAGE) return stagesOfOrg;
    const { fields } = await this.org.describe(teamId, 'Opportunity', { maxAgeMs: describedMs });
    return listedStages(source, fields, stagesOfOrg);
  }
}
