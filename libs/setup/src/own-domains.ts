import { type Settings, settings } from '#field-mapping';
import { orgs, userHosts } from '#mirror';
import type { Db } from '#platform';
import { proposeInternalDomains } from './domain/internal-domains.js';

/** The team's internal domains as saved, null while they never were, and what is proposed for saving then (W1). */
export interface OwnDomains {
  readonly saved: Settings['internalDomains'];
  readonly proposed: readonly string[];
}

export async function ownDomains(db: Db, teamId: string): Promise<OwnDomains> {
  const current = await settings.get(db, teamId);
  const saved = current.internalDomains;
  if (saved !== null) return { saved, proposed: [] };
  const isSandbox = (await orgs.get(db, teamId))?.isSandbox ?? false;
  return { saved, proposed: proposeInternalDomains({ hosts: await userHosts.list(db, teamId), isSandbox }, current) };
}
