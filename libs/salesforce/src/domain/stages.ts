import type { CrmRecord } from './query-page.js';

/** A stage of the org, active or not. Records may hold values that are no stage any more. */
export interface OrgStage {
  /** What opportunities store. */
  value: string;
  label: string;
  isActive: boolean;
  isClosed: boolean;
  isWon: boolean;
  /** Not guaranteed to be without gaps; null sorts last. */
  sortOrder: number | null;
}

export const STAGE_QUERY =
  'SELECT ApiName, MasterLabel, IsActive, IsClosed, IsWon, SortOrder FROM OpportunityStage ORDER BY SortOrder NULLS LAST, Id';

export function toStage(record: CrmRecord): OrgStage {
  const { ApiName: value, MasterLabel: label, IsActive, IsClosed, IsWon, SortOrder } = record;
  return {
    value: String(value),
    label: String(label ?? value),
    isActive: IsActive === true,
    isClosed: IsClosed === true,
    isWon: IsWon === true,
    sortOrder: SortOrder === null || SortOrder === undefined ? null : Number(SortOrder),
  };
}
