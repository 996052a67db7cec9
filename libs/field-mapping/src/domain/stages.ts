import { type Checked, checked, type Fault, given, isMembers, unknownMembers } from './checked.js';

/** What an Opportunity in a stage counts as when we decide (S2). */
export const OUTCOMES = ['open', 'won', 'lost'] as const;

/** One of open, won, lost. */
export type Outcome = (typeof OUTCOMES)[number];

/** One of the team's own stages. `value` is compared with the CRM's to the letter: case, spaces and all (S1). */
export interface StageValue {
  readonly value: string;
  readonly outcome: Outcome;
  /** Place in the pipeline; a higher one is further along. */
  readonly position: number;
}

/** Salesforce's own limit for the value of a picklist. */
const LONGEST_VALUE = 255;

function valueFault(value: unknown): string | undefined {
  if (typeof value !== 'string') return `A stage value is a text; ${given(value)}.`;
  if (value === '') return 'A stage value is a text that is not empty.';
  if (value.length > LONGEST_VALUE) return `A stage value has at most ${LONGEST_VALUE} characters.`;
  if (value.includes('\u0000') || !value.isWellFormed())
    return 'A stage value is well-formed text without NUL characters.';
  return undefined;
}

function isOutcome(outcome: unknown): outcome is Outcome {
  return OUTCOMES.some((known) => known === outcome);
}

function isPosition(position: unknown): position is number {
  return typeof position === 'number' && Number.isInteger(position) && position >= 0 && position <= 1_000_000;
}

/** Reads one entry; what is wrong with it goes to `faults`. Positions may be left out: then the order of the list counts. */
function readStage(entry: unknown, index: number, faults: Fault[]): StageValue | undefined {
  const path = `values[${index}]`;
  if (!isMembers(entry)) {
    faults.push({
      path,
      message: `A stage is an object with \`value\`, \`outcome\` and \`position\`; ${given(entry)}.`,
    });
    return undefined;
  }
  faults.push(...unknownMembers(entry, ['value', 'outcome', 'position'], path));
  const { value, outcome, position } = entry;
  const fault = valueFault(value);
  if (fault !== undefined) faults.push({ path: `${path}.value`, message: fault });
  if (!isOutcome(outcome))
    faults.push({ path: `${path}.outcome`, message: `The outcome is ${OUTCOMES.join(', ')}; ${given(outcome)}.` });
  if (position !== undefined && !isPosition(position)) {
    faults.push({
      path: `${path}.position`,
      message: `The position is a whole number from 0 to 1000000; ${given(position)}.`,
    });
  }
  if (typeof value !== 'string' || !isOutcome(outcome)) return undefined;
  return { value, outcome, position: isPosition(position) ? position : index + 1 };
}

function repeated(stages: readonly (StageValue | undefined)[], member: 'value' | 'position'): Fault[] {
  const first = new Map<string | number, number>();
  return stages.flatMap((stage, index) => {
    if (stage === undefined) return [];
    const earlier = first.get(stage[member]);
    if (earlier === undefined) first.set(stage[member], index);
    return earlier === undefined
      ? []
      : [{ path: `values[${index}].${member}`, message: `The same ${member} as values[${earlier}].` }];
  });
}

function positionsOfSomeOnly(entries: readonly unknown[]): Fault[] {
  const without = entries.findIndex((entry) => isMembers(entry) && entry.position === undefined);
  const some = entries.some((entry) => isMembers(entry) && entry.position !== undefined);
  if (without < 0 || !some) return [];
  return [{ path: `values[${without}].position`, message: 'Give every stage a position, or none.' }];
}

/** The body of a `PUT`: the whole list by position, and the version it was made from, when the caller says. */
export interface StagesBody {
  readonly values: readonly StageValue[];
  readonly version: number | undefined;
}

/** Reads the body of a `PUT`; what `GET` answers may be sent back as it is. */
export function readStages(body: unknown): Checked<StagesBody> {
  if (!isMembers(body)) {
    return { ok: false, faults: [{ path: 'values', message: `The whole list of stages is needed; ${given(body)}.` }] };
  }
  const told = unknownMembers(body, ['values', 'version'], '');
  const version = typeof body.version === 'number' ? body.version : undefined;
  if (body.version !== version)
    told.push({ path: 'version', message: `The version is a number; ${given(body.version)}.` });
  if (!Array.isArray(body.values)) {
    const fault = { path: 'values', message: `The whole list of stages is needed; ${given(body.values)}.` };
    return { ok: false, faults: [...told, fault] };
  }
  const entries: readonly unknown[] = body.values;
  const faults = told;
  const stages = entries.map((entry, index) => readStage(entry, index, faults));
  const partial = positionsOfSomeOnly(entries);
  faults.push(...partial, ...repeated(stages, 'value'), ...(partial.length === 0 ? repeated(stages, 'position') : []));
  const values = stages.filter((stage) => stage !== undefined).sort((a, b) => a.position - b.position);
  return checked({ values, version }, faults);
}

/** Whether two lists are the same stages in the same places. */
export function sameStages(a: readonly StageValue[], b: readonly StageValue[]): boolean {
  return (
    a.length === b.length &&
    a.every((stage, index) => {
      const other = b[index];
      return stage.value === other?.value && stage.outcome === other.outcome && stage.position === other.position;
    })
  );
}
