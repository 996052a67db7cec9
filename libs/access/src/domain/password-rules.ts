/** NIST SP 800-63B asks for 8 at least, 15 without a second factor; between them is ours. Counted in characters. */
export const PASSWORD_LENGTH_LEAST = 12;
/** It is hashed whatever it is. */
export const PASSWORD_LENGTH_MOST = 1000;

/** Two spellings of one character are one password. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

function* partsRepeated(text: string): Generator<string> {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length);
    if (text.length % length === 0 && part.repeat(text.length / length) === text) yield part;
  }
}

/** Fewer different characters are a pattern, however long. */
const DIFFERENT_CHARACTERS_LEAST = 5;

/** What is put behind a word so that it counts as a new one: digits, punctuation and signs. */
const TRAILING = /[\p{N}\p{P}\p{S}\s]+$/u;

/** Why a password may not be chosen; undefined when it may. `isCommon` knows the most used ones, in lower case. */
export function passwordFault(
  password: string,
  email: string,
  isCommon: (word: string) => boolean,
): string | undefined {
  const normal = normalPassword(password);
  const length = Array.from(normal).length;
  if (length < PASSWORD_LENGTH_LEAST) return `A password has ${PASSWORD_LENGTH_LEAST} characters or more.`;
  if (length > PASSWORD_LENGTH_MOST) return `A password has ${PASSWORD_LENGTH_MOST} characters or less.`;
  const lower = normal.toLowerCase();
  if (lower === email) return 'The password is the address it belongs to.';
  // A common one written several times is as common.
  const isOneOfThem = (text: string): boolean => isCommon(text) || [...partsRepeated(text)].some(isCommon);
  if (isOneOfThem(lower)) return 'This password is among the most common ones; choose another.';
  if (isOneOfThem(lower.replace(TRAILING, ''))) {
    return 'This password is among the most common ones with digits or punctuation behind it; choose another.';
  }
  if (new Set(lower).size < DIFFERENT_CHARACTERS_LEAST) {
    return `A password has ${DIFFERENT_CHARACTERS_LEAST} different characters or more.`;
  }
  return undefined;
}
