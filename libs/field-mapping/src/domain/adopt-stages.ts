import { type Checked, checked, type Fault, given, isMembers, unknownMembers } from './checked.js';
import { orderedOrgStages, type OrgStageFacts, outcomeOf } from './compare-stages.js';
import { type StageValue } from './stages.js';

/** Which of the org's stages to adopt: all, or the named ones. */
export type Adoption = 'all' | readonly string[];

/** The body of an adoption: `{}` is all of the org's stages. */
export function readAdoption(body: unknown): Checked<Adoption> {
  if (body === undefined || body === null) return { ok: true, value: 'all' };
  if (!isMembers(body)) return { ok: false, faults: [{ path: '', message: 'The body is {} or { "values": […] }.' }] };
  const stray = unknownMembers(body, ['values'], '');
  if (body.values === undefined) return checked<Adoption>('all', stray);
  if (!Array.isArray(body.values)) {
    return {
      ok: false,
      faults: [
        ...stray,
        { path: 'values', message: `The values are a list of the org’s stages; ${given(body.values)}.` },
      ],
    };
  }
  const entries: readonly unknown[] = body.values;
  const values = entries.filter((value) => typeof value === 'string');
  const faults = entries.flatMap((value, index) =>
    typeof value === 'string'
      ? []
      : [{ path: `values[${index}]`, message: `A stage value is a text; ${given(value)}.` }],
  );
  return checked<Adoption>(values, [...stray, ...faults]);
}

function unadoptable(value: string, stage: OrgStageFacts | undefined): string | undefined {
  if (stage === undefined) return `The org has no stage “${value}”.`;
  if (outcomeOf(stage) !== undefined) return undefined;
  return `The org does not say whether “${value}” is open, won or lost; put it into the list by hand.`;
}

/** What cannot be adopted, since nobody could say whether it is open or closed. */
export function adoptionFaults(adoption: Adoption, orgStages: readonly OrgStageFacts[]): Fault[] {
  const byValue = new Map(orderedOrgStages(orgStages).map((stage) => [stage.value, stage]));
  return (adoption === 'all' ? [...byValue.keys()] : adoption).flatMap((value, index) => {
    const message = unadoptable(value, byValue.get(value));
    return message === undefined ? [] : [{ path: adoption === 'all' ? 'values' : `values[${index}]`, message }];
  });
}

function renumbered(stages: readonly Omit<StageValue, 'position'>[]): StageValue[] {
  return stages.map(({ value, outcome }, index) => ({ value, outcome, position: index + 1 }));
}

/**
 * The team's list after adopting. All: the org's list in the org's order, its inactive stages too, since records may
 * still hold them; of the team's own only those that Opportunities hold stay, so that adopting withholds nothing. Named
 * ones: each is added at the end, or takes the org's outcome where the team has it already.
 */
export function adoptStages(
  teamStages: readonly StageValue[],
  orgStages: readonly OrgStageFacts[],
  adoption: Adoption,
  counts: ReadonlyMap<string, number>,
): StageValue[] {
  const chosen = orderedOrgStages(orgStages)
    .filter(({ value }) => adoption === 'all' || adoption.includes(value))
    .flatMap((stage) => {
      const outcome = outcomeOf(stage);
      return outcome === undefined ? [] : [{ value: stage.value, outcome }];
    });
  const byValue = new Map(chosen.map((stage) => [stage.value, stage]));
  if (adoption === 'all') {
    const kept = teamStages.filter(({ value }) => !byValue.has(value) && (counts.get(value) ?? 0) > 0);
    return renumbered([...chosen, ...kept]);
  }
  const here = new Set(teamStages.map(({ value }) => value));
  return renumbered([
    ...teamStages.map((stage) => byValue.get(stage.value) ?? stage),
    ...chosen.filter(({ value }) => !here.has(value)),
  ]);
}
