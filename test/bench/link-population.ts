/** How the mirror of a benchmark is filled: everything about a record follows from its number, counted from 1. */
export interface Population {
  opportunities: number;
  accounts: number;
  contacts: number;
}

/** Three opportunities and three contacts an account, on average. */
export function populationOf(opportunities: number): Population {
  return { opportunities, accounts: Math.max(1, Math.ceil(opportunities / 3)), contacts: opportunities };
}

export const INTERNAL_DOMAIN = 'ours.example';
export const USERS = 200;

/** Eighty of a hundred callers name a known contact, fifteen a stranger of a known company, five nobody we know. */
export const MIX = { contact: 80, colleague: 15, stranger: 5 } as const;

/** The account of a contact. */
export function accountOf(contact: number, { accounts }: Population): number {
  return 1 + ((contact - 1) % accounts);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function externalAddress(random: () => number, population: Population): string {
  const oneOf = (most: number): number => 1 + Math.floor(random() * most);
  const kind = random() * 100;
  const contact = oneOf(population.contacts);
  const domain = `company${accountOf(contact, population)}.com`;
  if (kind < MIX.contact) return `person${contact}@${domain}`;
  return kind < MIX.contact + MIX.colleague ? `visitor${contact}@${domain}` : `person@elsewhere${contact}.com`;
}

/** The body of a hand-in: one of ours, and one of theirs who spoke longer. */
export function recordingOf(random: () => number, population: Population): object {
  const ours = `user${1 + Math.floor(random() * USERS)}@${INTERNAL_DOMAIN}`;
  const theirs = externalAddress(random, population);
  const joinedAt = '2026-03-02T15:01:10Z';
  return {
    kind: 'virtual_conference',
    platform: 'zoom',
    title: 'Discovery',
    startedAt: '2026-03-02T15:00:00Z',
    endedAt: '2026-03-02T15:31:00Z',
    owner: { email: ours },
    attendees: [
      { name: 'Ana Ruiz', email: ours, talkTimeMs: 612_000 },
      { name: 'Bo Li', email: theirs, talkTimeMs: 870_000, joinedAt },
    ],
    invitees: [{ name: 'Bo Li', email: theirs, response: 'accepted' }],
    decide: 'now',
  };
}
