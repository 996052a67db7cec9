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
