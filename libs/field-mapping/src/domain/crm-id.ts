const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Of five characters, one letter or digit that says which of them are capitals. */
function suffixOf(five: string): string {
  let bits = 0;
  for (let index = 0; index < five.length; index++) {
    if (/[A-Z]/.test(five.charAt(index))) bits |= 1 << index;
  }
  return ALPHABET.charAt(bits);
}

/**
 * A CRM id with 18 characters: one with 15 gets the three that Salesforce adds. Undefined when it is no CRM id at all, or
 * when the last three do not fit the others.
 */
export function toCrmId18(id: string): string | undefined {
  if (!/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id)) return undefined;
  const whole = id.slice(0, 15) + suffixOf(id.slice(0, 5)) + suffixOf(id.slice(5, 10)) + suffixOf(id.slice(10, 15));
  return id.length === 15 || id === whole ? whole : undefined;
}
