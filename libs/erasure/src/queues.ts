/** Jobs: erase one person. `{ teamId, id }` of the erasure: who it is stands in no job. */
export const PERSON_QUEUE = 'erasure.person';
/** What time brings: retention, dropped values, and what a crash left unfinished. */
export const UPKEEP_QUEUE = 'erasure.upkeep';

export interface ErasureJob {
  readonly teamId: string;
  readonly id: string;
}
