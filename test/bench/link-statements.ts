import type { Pool } from 'pg';
import { LINKED } from '#linking';
import { overlay } from '../../libs/linking/src/domain/manual/links.js';
import type { Decided } from '../../libs/linking/src/store/recordings.js';
import type { StoredDecision } from '../../libs/linking/src/store/rows.js';

/** What the programs compared with the service store: a decision that the service made, again and again. */
export type Template = Pick<Decided, 'links' | 'decision' | 'event'>;

/** The service's newest decision. */
export async function templateOf(pool: Pool, teamId: string): Promise<Template> {
  const decided = await pool.query<{ document: string }>(
    'select document from linking.link_decisions where team_id = $1 order by decided_at desc limit 1',
    [teamId],
  );
  const told = await pool.query<{ payload: object }>(
    'select payload from platform.events where team_id = $1 and type = $2 order by id desc limit 1',
    [teamId, LINKED],
  );
  const [document, payload] = [decided.rows[0]?.document, told.rows[0]?.payload];
  if (document === undefined || payload === undefined) throw new Error('The service has decided nothing yet');
  const decision = JSON.parse(document) as StoredDecision;
  return { decision, links: overlay(decision, undefined), event: { type: LINKED, payload } };
}

/** $2 to $8 of the question for people: bases of addresses, names, ids, bases of Users, and no domains. */
export function peopleParameters(addresses: readonly string[]): unknown[] {
  return [addresses, [], [], addresses, [], '', false];
}

/** $2 to $8 of the question for Accounts: those that decide, others, hosts, domain, domains of the same brand, stages. */
export function accountsParameters(accountIds: readonly string[], host: string): unknown[] {
  const brand = host.split('.')[0] ?? '';
  const sameBrand = ['net', 'org', 'io', 'de', 'co.uk'].map((suffix) => `${brand}.${suffix}`);
  return [[...new Set(accountIds)], [], [host, `www.${host}`], host, sameBrand, OPEN_STAGES, CLOSED_STAGES];
}

export const OPEN_STAGES = ['Prospecting', 'Qualification', 'Proposal', 'Negotiation'];
export const CLOSED_STAGES = ['Closed Won', 'Closed Lost'];
