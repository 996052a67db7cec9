const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a CRM id of 15 or 18 characters; undefined for anything else, one of 18 whose last three do
 * not fit the others included. A check character per five says which of them are capitals, so that an id shows when a
 * system folded its case, or when its end is of another.
 */
export function crmId18(id: string): string | undefined {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk++) {
    let capitals = 0;
    for (let k = 0; k < 5; k++) if (/[A-Z]/.test(short.charAt(5 * chunk + k))) capitals |= 1 << k;
    suffix += ALPHABET.charAt(capitals);
  }
  const whole = short + suffix;
  return id === short || id === whole ? whole : undefined;
}
