import { type WhoMustAct } from '#salesforce';

/** What a CRM Sync Error says, for a person. */
interface Explanation {
  whoMustAct: WhoMustAct;
  detail: (subject: { object: string; field: string | null; value: string | null }) => string;
}

/** Causes of CRM Sync Errors. An object may also have one with the code of the failure that keeps it from syncing. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  STAGE_NOT_ALIGNED: {
    whoMustAct: 'team_admin',
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

/** Failures of a run that are kept as an error of the object until it syncs again. */
export function isObjectError(code: string): boolean {
  return code === 'SALESFORCE_OBJECT_UNKNOWN' || code === 'SALESFORCE_ACCESS_DENIED';
}

export function explain(
  code: string,
  subject: { object: string; field: string | null; value: string | null },
): { detail: string; whoMustAct: WhoMustAct } {
  const known = EXPLANATIONS[code];
  return { detail: known?.detail(subject) ?? code, whoMustAct: known?.whoMustAct ?? 'operator' };
}
