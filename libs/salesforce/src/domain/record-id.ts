const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a Salesforce id of 15 or 18 characters, undefined for anything else. The three last
 * characters say which of the fifteen are upper case, five to a character.
 */
export function recordId18(id: string): string | undefined {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id)) return undefined;
  const suffix = [0, 5, 10].map((start) => {
    const chunk = Array.from(id.slice(start, start + 5));
    return SUFFIX.charAt(chunk.reduce((bits, letter, bit) => bits + (/[A-Z]/.test(letter) ? 1 << bit : 0), 0));
  });
  return id.slice(0, 15) + suffix.join('');
}
