/** The one form an address is stored and looked up in. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
