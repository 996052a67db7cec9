import { type Outcome, type StageValue } from './stages.js';

/** A stage as the org lists it, inactive ones included. */
export interface OrgStageFacts {
  readonly value: string;
  readonly isActive: boolean;
  /** Absent where only a picklist lists the value, which says nothing of what it counts as. */
  readonly isClosed?: boolean;
  readonly isWon?: boolean;
  /** Not guaranteed to be sequential, and null for some. */
  readonly sortOrder: number | null;
}

/**
 * - `aligned`: the same value with the same outcome on both sides.
 * - `missing_here`: the org has it, or records hold it, and the team does not: such Opportunities are withheld (S1).
 * - `missing_in_crm`: the team has it and the org does not list it.
 * - `inactive_in_crm`: nobody can choose it any more; records may still hold it.
 * - `outcome_differs`: open, won or lost here, something else there: wrong links would follow (S2).
 */
export type StageStatus = 'aligned' | 'missing_here' | 'missing_in_crm' | 'inactive_in_crm' | 'outcome_differs';

/** One value of either side, with the Opportunities that hold it. */
export interface ComparedStage {
  readonly value: string;
  readonly status: StageStatus;
  readonly opportunities: number;
  /** What the team counts it as, null when the team does not have it. */
  readonly outcome: Outcome | null;
  /** What the org counts it as, null when the org does not list it or does not say. */
  readonly crmOutcome: Outcome | null;
}

/** The comparison of the team's stage values with the org's. */
export interface StageAlignment {
  readonly aligned: boolean;
  readonly values: readonly ComparedStage[];
}

/** Salesforce has two flags where we have one word; undefined where it has neither. */
export function outcomeOf({ isClosed, isWon }: Pick<OrgStageFacts, 'isClosed' | 'isWon'>): Outcome | undefined {
  if (isWon === true) return 'won';
  if (isClosed === undefined) return undefined;
  return isClosed ? 'lost' : 'open';
}

/** The org's stages in the order of its pipeline; of two with one value the active one. */
export function orderedOrgStages(orgStages: readonly OrgStageFacts[]): OrgStageFacts[] {
  const byValue = new Map<string, OrgStageFacts>();
  for (const stage of orgStages) {
    if (byValue.get(stage.value)?.isActive !== true) byValue.set(stage.value, stage);
  }
  const place = ({ sortOrder }: OrgStageFacts): number => sortOrder ?? Number.MAX_SAFE_INTEGER;
  return [...byValue.values()].sort((a, b) => place(a) - place(b) || (a.value < b.value ? -1 : 1));
}

function statusOf(team: StageValue | undefined, org: OrgStageFacts | undefined, opportunities: number): StageStatus {
  if (team === undefined) return org?.isActive === false && opportunities === 0 ? 'inactive_in_crm' : 'missing_here';
  if (org === undefined) return 'missing_in_crm';
  if ((outcomeOf(org) ?? team.outcome) !== team.outcome) return 'outcome_differs';
  return org.isActive ? 'aligned' : 'inactive_in_crm';
}

/**
 * Every value that the team or the org has or that a record holds, each once: the team's order, then the org's, then the
 * rest. `counts` is how many live Opportunities hold a value. Aligned means that no value is missing on either side and
 * none has another outcome; one that is merely inactive is right as it is, since old records hold it.
 */
export function compareStages(
  teamStages: readonly StageValue[],
  orgStages: readonly OrgStageFacts[],
  counts: ReadonlyMap<string, number>,
): StageAlignment {
  const team = new Map(teamStages.map((stage) => [stage.value, stage]));
  const org = new Map(orderedOrgStages(orgStages).map((stage) => [stage.value, stage]));
  const held = [...counts.keys()].filter((value) => (counts.get(value) ?? 0) > 0).sort();
  const values = [...new Set([...team.keys(), ...org.keys(), ...held])].map((value): ComparedStage => {
    const [here, there, opportunities] = [team.get(value), org.get(value), counts.get(value) ?? 0];
    return {
      value,
      status: statusOf(here, there, opportunities),
      opportunities,
      outcome: here?.outcome ?? null,
      crmOutcome: (there && outcomeOf(there)) ?? null,
    };
  });
  return { aligned: values.every(({ status }) => status === 'aligned' || status === 'inactive_in_crm'), values };
}

/**
 * What came apart without anybody saving anything here: a value that counts as something else in the org, and a value of the
 * org that nothing holds yet. One that Opportunities hold is a CRM Sync Error of its own (S1).
 */
export function driftOf({ values }: StageAlignment): StageAlignment {
  const isDrift = ({ status, opportunities }: ComparedStage): boolean =>
    status === 'outcome_differs' || (status === 'missing_here' && opportunities === 0);
  const drifted = values.filter(isDrift);
  return { aligned: drifted.length === 0, values: drifted };
}
