import { v7 } from 'uuid';

/** A new id for a row: a uuid v7, so that ids sort by the time they were made (strictly, within one process). */
export function newId(): string {
  return v7();
}
