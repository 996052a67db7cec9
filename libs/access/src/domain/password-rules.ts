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
  const isOneOfThem = isCommon(lower) || [...partsRepeated(lower)].some(isCommon);
  return isOneOfThem ? 'This password is among the most common ones; choose another.' : undefined;
}
