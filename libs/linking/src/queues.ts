/** Jobs: decide one recording now. `{ teamId, externalId }`. */
export const DECIDE_QUEUE = 'linking.decide';
/** Create the recording of one dialer call. `{ teamId, externalId }` of the call. */
export const CREATE_QUEUE = 'linking.create_from_call';
/** Do all that is due, in every team. */
export const DUE_QUEUE = 'linking.due';

/** A thing of a team, by its external id. */
export interface ThingJob {
  readonly teamId: string;
  readonly externalId: string;
}
