import type { LinkingConfiguration, ObjectState } from '../model/configuration.js';

const FIRST_SYNC = ['Account', 'Contact', 'Lead'];
const ALWAYS_READ = [...FIRST_SYNC, 'User'];
const READ_WITH_MAPPING = ['Opportunity', 'OpportunityContactRole'];

/** What linking reads. Without a complete mapping no Opportunity is pulled, and none is read (A7). */
function objectsRead({ opportunityMapping }: LinkingConfiguration): string[] {
  return opportunityMapping.isComplete ? [...ALWAYS_READ, ...READ_WITH_MAPPING] : ALWAYS_READ;
}

function stateOf({ mirror }: LinkingConfiguration, object: string): ObjectState | undefined {
  return mirror.objects.find((state) => state.object === object);
}

/** Whether the team ever completed a first sync of Accounts, Contacts and Leads (A7). */
export function isFirstSyncDone(configuration: LinkingConfiguration): boolean {
  return FIRST_SYNC.every((object) => stateOf(configuration, object)?.firstCompletedAt != null);
}

/**
 * The instant before which everything is in the mirror: the earliest start among the newest complete runs of every
 * object linking reads. Undefined while one of them was never completed.
 */
export function freshUntil(configuration: LinkingConfiguration): Date | undefined {
  const starts = objectsRead(configuration).map((object) =>
    Date.parse(stateOf(configuration, object)?.lastCompleteRunStartedAt ?? ''),
  );
  const earliest = Math.min(...starts);
  return Number.isNaN(earliest) ? undefined : new Date(earliest);
}

/** Whether a complete run of every object started after `endedAt`. */
export function isFresh(configuration: LinkingConfiguration, endedAt: string): boolean {
  const until = freshUntil(configuration);
  // An end that cannot be read is never after anything.
  return until !== undefined && until.getTime() > Date.parse(endedAt);
}

/** Up to when every object read is proven complete: the earliest watermark among those that have one. */
export function watermarkOf(configuration: LinkingConfiguration): string | null {
  const marks = objectsRead(configuration)
    .map((object) => Date.parse(stateOf(configuration, object)?.watermark ?? ''))
    .filter((mark) => !Number.isNaN(mark));
  return marks.length === 0 ? null : new Date(Math.min(...marks)).toISOString();
}
