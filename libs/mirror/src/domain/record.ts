import { type CrmObject, readAddress, readWebsite } from '#identifiers';
import { MIRROR_TABLES } from './objects.js';

/** Why a record could not be mirrored whole, or why it is kept from linking. */
export interface Withheld {
  code: string;
  /** The CRM field. */
  field: string | null;
  value: string | null;
}

/** A value that is mirrored as it is, but says nothing by which the record could be found (W6). */
export interface RecordNote {
  target: string;
  code: 'WEBSITE_SOCIAL_PAGE' | 'WEBSITE_UNREADABLE' | 'EMAIL_UNREADABLE';
  detail: string;
}

/** A record of the mirror as the API shows it. */
export interface MirroredRecord {
  crmId: string;
  type: CrmObject;
  name: string | null;
  /** Its page in Salesforce. */
  url: string | null;
  deleted: boolean;
  /** The survivor at the end of all merges. */
  mergedInto: string | null;
  withheld: Withheld | null;
  /** ISO code; null in an org without multi-currency. */
  currency: string | null;
  /** Value by target: text, a plain decimal, a date as `YYYY-MM-DD`; null when empty or not mapped. */
  fields: Record<string, string | null>;
  /** Targets, and columns that no mapping names, whose CRM field disappeared: their value is an old one. */
  staleFields: string[];
  /** Values that cannot be used to find the record, and why (W6). */
  notes: RecordNote[];
  systemModstamp: string | null;
  mirroredAt: string;
}

/** What the team's stage values make of an opportunity's stage: those not among them, to the letter, are withheld (S1). */
export interface StageRule {
  /** The CRM field that feeds the stage. */
  field: string;
  values: readonly string[];
}

export const STAGE_NOT_ALIGNED = 'STAGE_NOT_ALIGNED';

/** The reason an opportunity is withheld for its stage. An empty stage is no stage of the team's either. */
export function withheldByStage(stage: string | null, rule: StageRule): Withheld | null {
  if (stage !== null && rule.values.includes(stage)) return null;
  return { code: STAGE_NOT_ALIGNED, field: rule.field, value: stage };
}

/** A record's page in Salesforce; null before the first connection. */
export function pageOf(instanceUrl: string | undefined, crmId: string): string | null {
  return instanceUrl === undefined ? null : `${instanceUrl}/${crmId}`;
}

/** A row of a mirror table, by column name. */
export type RecordRow = Readonly<Record<string, unknown>> & {
  readonly object: CrmObject;
  readonly crm_id: string;
  readonly is_deleted: boolean;
  readonly merged_into: string | null;
  readonly withheld: Withheld | null;
  readonly currency: string | null;
  readonly system_modstamp: Date | null;
  readonly mirrored_at: Date;
};

export interface RecordContext {
  instanceUrl: string | undefined;
  stageRule: StageRule | undefined;
  staleTargets: readonly string[];
  survivor: string | null;
}

function notesOn({ website = null, email = null }: Record<string, string | null>): RecordNote[] {
  const notes: RecordNote[] = [];
  const reading = readWebsite(website);
  if (reading.kind === 'social_page') {
    const detail = `A page on ${reading.host} is nobody’s own website: no domain leads to this account by it.`;
    notes.push({ target: 'website', code: 'WEBSITE_SOCIAL_PAGE', detail });
  }
  if (reading.kind === 'unreadable') {
    const detail = 'No host can be read from the website: no domain leads to this account by it.';
    notes.push({ target: 'website', code: 'WEBSITE_UNREADABLE', detail });
  }
  if (readAddress(email).kind === 'unreadable') {
    const detail = 'The address cannot be read: no participant leads to this person by it.';
    notes.push({ target: 'email', code: 'EMAIL_UNREADABLE', detail });
  }
  return notes;
}

export function toRecord(row: RecordRow, context: RecordContext): MirroredRecord {
  const { stageRule } = context;
  const stage = text(row['stage']);
  const byStage = row.object === 'Opportunity' && stageRule !== undefined ? withheldByStage(stage, stageRule) : null;
  const mapped = MIRROR_TABLES[row.object].columns.flatMap(({ name, target }) =>
    target === undefined ? [] : [[target, text(row[name])] as const],
  );
  const fields = Object.fromEntries(mapped);
  return {
    crmId: row.crm_id,
    type: row.object,
    name: text(row['name']),
    url: pageOf(context.instanceUrl, row.crm_id),
    deleted: row.is_deleted,
    mergedInto: context.survivor,
    withheld: row.withheld ?? (row.is_deleted ? null : byStage),
    currency: row.currency,
    fields,
    staleFields: [...context.staleTargets],
    notes: notesOn(fields),
    systemModstamp: row.system_modstamp?.toISOString() ?? null,
    mirroredAt: row.mirrored_at.toISOString(),
  };
}

/** The driver brings text, numeric and date columns as strings. */
function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
