import type { InputFault, Steps } from '#platform';

const FAULTS_AT_MOST = 100;

export function isUnfitText(value: unknown): boolean {
  return typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'));
}

/** Where a value is: the steps from the outermost one. Told only of what is at fault. */
interface Place {
  readonly within: Place | undefined;
  readonly step: string | number;
}

function pathOf({ within, step }: Place): string {
  if (within === undefined) return String(step);
  return typeof step === 'number' ? `${pathOf(within)}[${step}]` : `${pathOf(within)}.${step}`;
}

function faultAt(place: Place | undefined): InputFault {
  const path = place === undefined ? '' : pathOf(place);
  const name = /[^.[\]]+(?=(\[\d+\])*$)/.exec(path)?.[0] ?? 'text';
  return { path, message: `${name} must be well-formed text without NUL characters` };
}

function* find(value: object, within: Place | undefined, faults: InputFault[]): Steps<void> {
  const isList = Array.isArray(value);
  for (const name of Object.keys(value)) {
    if (faults.length >= FAULTS_AT_MOST) return;
    const member: unknown = (value as Record<string, unknown>)[name];
    if (isUnfitText(member)) faults.push(faultAt({ within, step: isList ? Number(name) : name }));
    else if (typeof member === 'object' && member !== null) {
      yield* find(member, { within, step: isList ? Number(name) : name }, faults);
    }
    yield;
  }
}

/**
 * Texts at any depth that PostgreSQL cannot keep: with NUL, or with half of a surrogate pair, which only an escape in JSON
 * can bring. Whoever validates a body then need not think of them.
 */
export function* unfitTexts(value: unknown): Steps<InputFault[]> {
  if (isUnfitText(value)) return [faultAt(undefined)];
  const faults: InputFault[] = [];
  if (typeof value === 'object' && value !== null) yield* find(value, undefined, faults);
  return faults;
}
