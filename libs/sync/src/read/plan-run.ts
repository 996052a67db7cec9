import type { CrmObject } from '#identifiers';
import { findField, fits, type MappedObject, mappedObject, TARGETS } from '#field-mapping';
import { MIRROR_TABLES, objectStates } from '#mirror';
import { type CrmField, type CrmObjectDescription } from '#salesforce';
import { fillsDue, type Plan, type ReadStep, returnedTargets, stepsOf, withRecords } from '../domain/plan.js';
import { type RunMode } from '../domain/run.js';
import { fieldName, type FindSource, type LostField, selectList, unmapped } from '../domain/select-list.js';
import * as objectProgress from '../store/object-progress.js';
import { type RunIdentity } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { mappingIn, type PlanBasis, planBasis } from './plan-basis.js';
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
  /** What is known of the team; read here unless it is given. */
  basis?: PlanBasis;
}

/**
 * What this run will read, from what the org shows the connected user now and what the admin mapped. Whether queries take
 * what describe shows is asked of the fields that were lost when the object was last read, or of every field.
 */
export async function planRun(
  tools: RunTools,
  run: RunIdentity,
  { probed = 'lost fields', describedMs = 0, basis: given }: PlanOptions = {},
): Promise<Plan> {
  const { teamId, object, mode } = run;
  const isFresh = probed === 'every field';
  const basis = given ?? (await planBasis(tools, teamId, [object]));
  const mapping = mappingIn(basis.mappings, object);
  const state = objectStates.ofObject(basis.states, object);
  const known = objectProgress.ofObject(basis.progress, object);
  const maxAgeMs = isFresh ? 0 : Math.max(describedMs, descriptionAgeMs(mode, state.staleTargets));
  const { fields } = await description(tools, run, basis, maxAgeMs);
  const { columns } = MIRROR_TABLES[object];
  const readBefore = new Set([...Object.keys(known.filledFrom), ...state.staleTargets]);
  const shown = selectList(columns, { mapping, readBefore }, finder(object, fields));
  const lostBefore = basis.lostFields.filter((each) => each.object === object);
  const suspects = isFresh ? undefined : new Set(lostBefore.map(({ field }) => field));
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

/** The one that is known, unless it is too old: then the org is asked. */
async function description(
  { org }: RunTools,
  { teamId, object, call }: RunIdentity,
  { descriptions }: PlanBasis,
  maxAgeMs: number,
): Promise<CrmObjectDescription> {
  const known = descriptions.find((each) => each.object === object);
  if (known !== undefined && known.ageMs < maxAgeMs) return known.description;
  return org.describe(teamId, object, { ...call, maxAgeMs });
}

function sourcesOf(lost: readonly LostField[]): Record<string, string> {
  return Object.fromEntries(lost.map(({ target, source }) => [target, source]));
}

function less(sources: Readonly<Record<string, string>>, lost: readonly LostField[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sources).filter(([target]) => !lost.some((field) => field.target === target)),
  );
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
