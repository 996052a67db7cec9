import { type WhoMustAct } from '#salesforce';

/** What an error is about. */
interface Subject {
  object: string;
  field: string | null;
  value: string | null;
  /** What was said when the object could not be synced. */
  detail: string | null;
}

/** What a CRM Sync Error says, for a person. */
interface Explanation {
  whoMustAct: WhoMustAct | ((subject: Subject) => WhoMustAct);
  detail: (subject: Subject) => string;
}

/** Causes of CRM Sync Errors. An object may also have one with the code of the failure that keeps it from syncing. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  STAGE_NOT_ALIGNED: {
    whoMustAct: ({ value }) => (value === null ? 'salesforce_admin' : 'team_admin'),
    detail: ({ value }) =>
      value === null
        ? 'The stage is empty, so nothing says whether the opportunity is open. Fill it in Salesforce.'
        : `The stage "${value}" is not among the team's stage values. Add it, or adopt the org's; the opportunities are released by themselves.`,
  },
  VALUE_DOES_NOT_FIT: {
    whoMustAct: 'salesforce_admin',
    detail: ({ field, value }) =>
      `${field ?? 'A field'} holds "${value ?? ''}", which is not what its type promises. Correct it in Salesforce.`,
  },
  FIELD_NOT_VISIBLE: {
    whoMustAct: 'salesforce_admin',
    detail: ({ object, field }) =>
      `${field ?? 'A mapped field'} of ${object} was removed, renamed or hidden from the connected user. Its old values are kept, marked stale. Grant access in Salesforce, or map another field.`,
  },
  FIELD_TYPE_CHANGED: {
    whoMustAct: 'team_admin',
    detail: ({ object, field }) =>
      `${field ?? 'A mapped field'} of ${object} changed its type and no longer fits its target. Its old values are kept, marked stale. Map another field.`,
  },
  SALESFORCE_OBJECT_UNKNOWN: {
    whoMustAct: 'salesforce_admin',
    detail: ({ object }) => `The connected user cannot see ${object}. Grant access in Salesforce.`,
  },
  SALESFORCE_ACCESS_DENIED: {
    whoMustAct: 'salesforce_admin',
    detail: ({ object }) => `The connected user may not read ${object}. Grant access in Salesforce.`,
  },
};

/** Failures that concern one object and no other. */
export function isOfObject(code: string): boolean {
  return code === 'SALESFORCE_OBJECT_UNKNOWN' || code === 'SALESFORCE_ACCESS_DENIED';
}

/** Failures of ours, which nobody at the team or at Salesforce can end. */
const OPERATOR = new Set<string>(['INTERNAL', 'DATABASE_DISK_FULL', 'DATABASE_UNSUITABLE', 'ENCRYPTION_KEY_UNKNOWN']);

/** Who can end a failure of Salesforce's, by its code. */
type ActorOf = (code: string) => WhoMustAct;

function actor(code: string, ofSalesforce: ActorOf): WhoMustAct {
  if (code === 'MAPPING_INCOMPLETE') return 'team_admin';
  return OPERATOR.has(code) ? 'operator' : ofSalesforce(code);
}

function ofFailure(
  code: string,
  { object, detail }: Subject,
  ofSalesforce: ActorOf,
): { detail: string; whoMustAct: WhoMustAct } {
  const who = actor(code, ofSalesforce);
  const said = (detail ?? code).replace(/\.?$/, '.');
  const next = who === 'nobody' ? ' It is tried again by itself.' : '';
  return {
    detail: `${object} could not be synced; the mirror has it as it was before. ${said}${next}`,
    whoMustAct: who,
  };
}

/** What an error says to a person, and who can end it. */
export function explain(
  code: string,
  subject: Subject,
  ofSalesforce: ActorOf,
): { detail: string; whoMustAct: WhoMustAct } {
  const known = EXPLANATIONS[code];
  if (known === undefined) return ofFailure(code, subject, ofSalesforce);
  const who = typeof known.whoMustAct === 'function' ? known.whoMustAct(subject) : known.whoMustAct;
  return { detail: known.detail(subject), whoMustAct: who };
}
