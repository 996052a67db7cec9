import { parseAddress } from '#identifiers';

function inSmallLetters(email: string): string {
  return email.trim().toLowerCase();
}

/** The one form an address is stored in: as it is read everywhere (W6). */
export function normalEmail(email: string): string {
  return parseAddress(email)?.text ?? inSmallLetters(email);
}

/** What an address is looked up by: its form, and that of versions before 0.2.0, which folded every letter. */
export function storedForms(email: string): string[] {
  return [...new Set([normalEmail(email), inSmallLetters(email)])];
}

/**
 * What tries are counted under: the same for every spelling that is looked up as the same account. The forms of a look-up
 * fold other letters each (`K` of Kelvin, `İ`), so that one alone would count such a spelling by itself.
 */
export function countedForm(email: string): string {
  return normalEmail(inSmallLetters(normalEmail(email)));
}
