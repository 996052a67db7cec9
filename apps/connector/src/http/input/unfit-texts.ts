import type { InputFault } from '#platform';

const FAULTS_AT_MOST = 100;

export function isUnfitText(value: unknown): boolean {
  return typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'));
}

function* find(value: unknown, path: string, faults: InputFault[]): Generator<undefined, void> {
  if (faults.length >= FAULTS_AT_MOST) return;
  if (isUnfitText(value)) {
    const name = /[^.[\]]+(?=(\[\d+\])*$)/.exec(path)?.[0] ?? 'text';
    faults.push({ path, message: `${name} must be well-formed text without NUL characters` });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* find(item, `${path}[${index}]`, faults);
    yield;
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield* find(member, path === '' ? name : `${path}.${name}`, faults);
    }
    yield;
  }
}

/**
 * Texts at any depth that PostgreSQL cannot keep: with NUL, or with half of a surrogate pair, which only an escape in JSON
 * can bring. Whoever validates a body then need not think of them.
 */
export function* unfitTexts(value: unknown): Generator<undefined, InputFault[]> {
  const faults: InputFault[] = [];
  yield* find(value, '', faults);
  return faults;
}
