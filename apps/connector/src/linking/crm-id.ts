import { crmId18 } from '#identifiers';
import { AppError } from '#platform';

/** The 18 characters of an id that a DTO has let through. */
export function toCrmId(id: string): string {
  return crmId18(id) ?? id;
}

/** The 18 characters of an id in a path; what is no CRM id names no record. */
export function crmIdOfPath(id: string): string {
  const known = crmId18(id);
  if (known === undefined) throw new AppError('NOT_FOUND', `${id} is no CRM id.`);
  return known;
}
