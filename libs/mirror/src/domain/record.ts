import { type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from './objects.js';

/** Why a record could not be mirrored whole, or why it is kept from linking. */
export interface Withheld {
  code: string;
  /** The CRM field. */
  field: string | null;
  value: string | null;
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

export function toRecord(row: RecordRow, context: RecordContext): MirroredRecord {
  const { stageRule } = context;
  const stage = text(row['stage']);
  const byStage = row.object === 'Opportunity' && stageRule !== undefined ? withheldByStage(stage, stageRule) : null;
  const mapped = MIRROR_TABLES[row.object].columns.flatMap(({ name, target }) =>
    target === undefined ? [] : [[target, text(row[name])] as const],
  );
  return {
    crmId: row.crm_id,
    type: row.object,
    name: text(row['name']),
    url: context.instanceUrl === undefined ? null : `${context.instanceUrl}/${row.crm_id}`,
    deleted: row.is_deleted,
    mergedInto: context.survivor,
    withheld: row.withheld ?? (row.is_deleted ? null : byStage),
    currency: row.currency,
    fields: Object.fromEntries(mapped),
    staleFields: [...context.staleTargets],
    systemModstamp: row.system_modstamp?.toISOString() ?? null,
    mirroredAt: row.mirrored_at.toISOString(),
  };
}

/** The driver brings text, numeric and date columns as strings. */
function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
