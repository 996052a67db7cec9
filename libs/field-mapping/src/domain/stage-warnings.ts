import { type ComparedStage, type StageAlignment } from './compare-stages.js';

/** A mismatch said aloud when the Opportunity mapping is saved (F4). */
export interface StageWarning {
  readonly code: 'STAGE_MISALIGNED';
  readonly value: string;
  readonly status: ComparedStage['status'];
  /** Live Opportunities that hold the value. */
  readonly opportunities: number;
  readonly message: string;
}

function sentence({ value, status, opportunities, outcome, crmOutcome }: ComparedStage): string | undefined {
  const held = opportunities === 1 ? '1 Opportunity holds it' : `${opportunities} Opportunities hold it`;
  switch (status) {
    case 'missing_here':
      return `Stage “${value}” of the org is not among the team's values; ${held} and will be withheld from linking.`;
    case 'missing_in_crm':
      return `Stage “${value}” of the team is not in the org; ${held}.`;
    case 'outcome_differs':
      return `Stage “${value}” is ${outcome ?? 'unknown'} here and ${crmOutcome ?? 'unknown'} in the org; ${held}.`;
    case 'aligned':
    case 'inactive_in_crm':
      return undefined;
  }
}

/** One warning for each value that keeps the two lists from being aligned; those with most Opportunities first. */
export function stageWarnings({ values }: StageAlignment): StageWarning[] {
  return values
    .flatMap((stage) => {
      const message = sentence(stage);
      const { value, status, opportunities } = stage;
      return message === undefined
        ? []
        : [{ code: 'STAGE_MISALIGNED' as const, value, status, opportunities, message }];
    })
    .sort((a, b) => b.opportunities - a.opportunities);
}
