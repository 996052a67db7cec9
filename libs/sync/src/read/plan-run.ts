import type { CrmObject } from '#identifiers';
import { findField, fits, type MappedObject, mappedObject, mappings, TARGETS } from '#field-mapping';
import { MIRROR_TABLES, objectStates, orgs } from '#mirror';
import { AppError, type Db } from '#platform';
import { type CrmField } from '#salesforce';
import { fillsDue, type Plan, type ReadStep, returnedTargets, stepsOf, withRecords } from '../domain/plan.js';
import { type RunMode } from '../domain/run.js';
import { fieldName, type FindSource, type LostField, selectList, unmapped } from '../domain/select-list.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import * as objectProgress from '../store/object-progress.js';
import { type RunIdentity } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { refusedFields } from './refused-fields.js';

/** So long a description is good enough for an incremental run: asking costs as much as the run itself. */
export const DESCRIPTION_AGE_MS = 15 * 60_000;

/** How old a description of its object a run takes without asking. What is stale may have come back: only a look tells. */
export function descriptionAgeMs(mode: RunMode, staleTargets: readonly string[]): number {
  return mode === 'incremental' && staleTargets.length === 0 ? DESCRIPTION_AGE_MS : 0;
}

export interface PlanOptions {
  probed?: 'lost fields' | 'every field';
  /** The object was described so long ago for this very run, which is new enough in any case. */
  describedMs?: number;
}

/**
 * What this run will read, from what the org shows the connected user now and what the admin mapped. Whether queries take
 * what describe shows is asked of the fields that were lost when the object was last read, or of every field.
 */
export async function planRun(
  tools: RunTools,
  run: RunIdentity,
  { probed = 'lost fields', describedMs = 0 }: PlanOptions = {},
): Promise<Plan> {
  const { db, org } = tools;
  const { teamId, object, mode, call } = run;
  const isFresh = probed === 'every field';
  await pinOrg(tools, teamId);
  const mapping = await mappingOf(db, teamId, object);
  const state = await objectStates.get(db, teamId, object);
  const known = await objectProgress.get(db, teamId, object);
  const maxAgeMs = isFresh ? 0 : Math.max(describedMs, descriptionAgeMs(mode, state.staleTargets));
  const { fields } = await org.describe(teamId, object, { ...call, maxAgeMs });
  const { columns } = MIRROR_TABLES[object];
  const readBefore = new Set([...Object.keys(known.filledFrom), ...state.staleTargets]);
  const shown = selectList(columns, { mapping, readBefore }, finder(object, fields));
  const suspects = isFresh ? undefined : new Set(await crmSyncErrors.lostFields(db, teamId, object));
  const asked = Object.values(shown.sources).filter((source) => suspects?.has(source) ?? source !== 'Id');
  const refused = new Set(await refusedFields(tools, run, asked));
  const taken = fields.filter(({ name }) => !refused.has(name));
  const { sources, lost } = selectList(columns, { mapping, readBefore }, finder(object, taken));
  const wanted = { ...unmapped(columns, sources), ...sourcesOf(lost), ...mapping };
  const steps = withRecords(stepsOf(mode, state.watermark), run.crmIds);
  const due = fillsDue(known.filledFrom, wanted, lost);
  const isWhole = steps.some(({ reads, from }) => reads === 'rows' && from === null);
  const fills = mode === 'backfill' && !isWhole;
  return {
    sources,
    lost,
    returned: fills || isWhole ? [] : returnedTargets(state.staleTargets, wanted, lost),
    columns: stepColumns(object, steps, due.fed, sources),
    emptied: fills || isWhole ? columnsOf(object, due.dropped) : [],
    // A lost field that comes back is back-filled: what its column has is then too old.
    filledFrom: less(fills || isWhole ? wanted : known.filledFrom, lost),
    steps: fills && due.fed.length === 0 ? [] : steps,
    step: 0,
    job: null,
    ahead: 0,
    asOf: null,
    deletionsUntil: known.deletionsUntil?.toISOString() ?? null,
    needsReconcile: known.needsReconcile && !steps.some(({ reads }) => reads === 'ids'),
    dateTimes: fields.filter(({ type }) => type === 'datetime').map(({ name }) => name),
    estimate: null,
  };
}

function sourcesOf(lost: readonly LostField[]): Record<string, string> {
  return Object.fromEntries(lost.map(({ target, source }) => [target, source]));
}

function less(sources: Readonly<Record<string, string>>, lost: readonly LostField[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sources).filter(([target]) => !lost.some((field) => field.target === target)),
  );
}

/** The saved mapping, target to source; empty for objects that have none. MAPPING_INCOMPLETE before the first save. */
export async function mappingOf(db: Db, teamId: string, object: CrmObject): Promise<Readonly<Record<string, string>>> {
  const mapped = mappedObject(object);
  if (mapped === undefined) return {};
  const mapping = await mappings.latest(db, teamId, mapped);
  if (mapping !== undefined) return mapping.fields;
  throw new AppError('MAPPING_INCOMPLETE', `${object} is not pulled before its field mapping is saved.`);
}

async function pinOrg({ db, connections }: RunTools, teamId: string): Promise<void> {
  const { state, orgId, orgName, instanceUrl, sandbox } = await connections.view(teamId);
  if (state === 'disconnected' || orgId === null || instanceUrl === null) {
    throw new AppError('SALESFORCE_NOT_CONNECTED', 'No Salesforce org is connected.');
  }
  const pinned = await orgs.get(db, teamId);
  if (pinned !== undefined && pinned.orgId !== orgId) {
    throw new AppError(
      'SALESFORCE_ORG_MISMATCH',
      `The mirror is a copy of ${pinned.orgId}, but ${orgId} is connected.`,
    );
  }
  await orgs.set(db, teamId, {
    orgId,
    orgName: orgName ?? '',
    instanceUrl,
    isSandbox: sandbox === true,
    isConnected: true,
  });
}

function finder(object: CrmObject, fields: readonly CrmField[]): FindSource {
  const mapped: MappedObject | undefined = mappedObject(object);
  const targets = mapped === undefined ? [] : TARGETS[mapped];
  return (column, source) => {
    const field = findField(fields, source);
    if (field === undefined) return 'FIELD_NOT_VISIBLE';
    const kind = targets.find(({ target }) => target === column.target)?.kind;
    return kind === undefined || fits(kind, field) ? { name: field.name } : 'FIELD_TYPE_CHANGED';
  };
}

function columnsOf(object: CrmObject, targets: readonly string[]): string[] {
  return MIRROR_TABLES[object].columns.flatMap((column) => (targets.includes(fieldName(column)) ? [column.name] : []));
}

/**
 * Columns of the steps that do not read whole rows: those to fill, or in an id scan all. Values change without a stamp, by a
 * formula, a renamed picklist value or a restored record, and a call brings as many rows with them as without.
 */
function stepColumns(
  object: CrmObject,
  steps: readonly ReadStep[],
  fed: readonly string[],
  sources: Readonly<Record<string, string>>,
): string[] {
  if (steps.some(({ reads }) => reads === 'fill')) return ['crm_id', 'system_modstamp', ...columnsOf(object, fed)];
  return Object.keys(sources);
}
