import type { AccountRecord, OpportunityRecord } from '../model/candidates.js';
import { counted } from '../explaining/step.js';
import type { PeopleContext } from '../decision-context.js';

/** How many Opportunities an Account has, by what the team's stages make of them (S2). Private and deleted ones count nowhere. */
export interface OpportunityCounts {
  readonly open: number;
  readonly closed: number;
  /** Held back by a CRM Sync Error, be it a stage that is not among the team's (S1). */
  readonly withheld: number;
  readonly total: number;
}

export function countOpportunities(
  { opportunities }: AccountRecord,
  { stages }: Pick<PeopleContext, 'stages'>,
): OpportunityCounts {
  let [open, closed, withheld] = [0, 0, opportunities.erroneous];
  for (const { stage, count } of opportunities.stages) {
    const outcome = stage === null ? undefined : stages.get(stage)?.outcome;
    if (outcome === undefined) withheld += count;
    else if (outcome === 'open') open += count;
    else closed += count;
  }
  return { open, closed, withheld, total: open + closed + withheld };
}

/** Whether the Opportunity may be linked by itself. */
export function isUsable({ isWithheld, stage }: OpportunityRecord, { stages }: Pick<PeopleContext, 'stages'>): boolean {
  return !isWithheld && stage !== null && stages.has(stage);
}

/** "3 opportunities, 2 open, 1 withheld"; "one open opportunity". */
export function countsText({ open, withheld, total }: OpportunityCounts): string {
  if (total > 0 && withheld === total) return counted(total, 'withheld opportunity', 'withheld opportunities');
  if (total === 1) return open === 1 ? 'one open opportunity' : 'one closed opportunity';
  const parts = [counted(total, 'opportunity', 'opportunities')];
  if (total > 0) parts.push(`${open === 0 ? 'none' : open} open`);
  if (withheld > 0) parts.push(`${withheld} withheld`);
  return parts.join(', ');
}
