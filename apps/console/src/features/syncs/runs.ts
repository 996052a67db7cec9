import type { Schemas } from '#client';
import { words } from '../../ui/format.js';

export type SyncRun = Schemas['SyncRunView'];
export type CrmObject = SyncRun['object'];

const OBJECTS: readonly CrmObject[] = ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'];

/** As a select offers them. */
export const OBJECT_CHOICES = OBJECTS.map((value) => ({ value, label: words(value) }));

/** How long a run took, or takes so far; null before it started. */
export function tookSeconds({ startedAt, finishedAt }: SyncRun): number | null {
  if (startedAt === null) return null;
  const end = finishedAt === null ? Date.now() : new Date(finishedAt).getTime();
  return Math.max(0, (end - new Date(startedAt).getTime()) / 1000);
}
