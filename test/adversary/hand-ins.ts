import { listOf } from './attack.js';

type Participant = Readonly<Record<string, unknown>>;

const person = (i: number, member: Participant = {}): Participant => ({
  ...{ name: `Person ${i}`, email: `person.${i}@acme${i % 90}.example`, externalId: `x-${i}`, phone: '+4420794600' },
  ...{ isInternal: false, isBot: false, response: 'accepted', talkTimeMs: i },
  ...{ joinedAt: '2026-03-02T15:00:01Z', leftAt: '2026-03-02T15:30:59Z' },
  ...member,
});

/** Nothing that a person is known by but the name. */
const named = (name: string, more: Participant = {}): Participant => ({ name, ...more });
const there = { joinedAt: '2026-03-02T15:00:01Z', leftAt: '2026-03-02T15:30:59Z' };

/** Participants of either list, and how many of them fit into a body. */
const CROWDS: Record<string, readonly [count: number, of: (i: number) => Participant]> = {
  'rich ones': [
    5000,
    (i) =>
      person(i, { name: `Ana-María ${i} Ruíz (Guest)`, email: `person.${i}+tag@host${i % 700}.acme${i % 90}.example` }),
  ],
  'rich ones of one host': [5000, (i) => person(i, { email: `p.${i}+tag@gmail.com` })],
  'ones whom nobody heard': [5000, (i) => person(i, { talkTimeMs: undefined })],
  'one name, there at once': [5000, () => named('Bo Li', there)],
  'one name, never there': [5000, () => named('Bo Li')],
  'one name, one after the other': [
    5000,
    (i) => {
      const at = (seconds: number): string =>
        new Date(Date.parse('2026-03-02T15:00:00Z') + seconds * 100).toISOString();
      return named('Bo Li', { joinedAt: at(2 * i), leftAt: at(2 * i + 1) });
    },
  ],
  'one name, many addresses': [5000, (i) => named('Bo Li', { email: `a${i}@acme.example`, ...there })],
  'one id, many addresses': [5000, (i) => named(`N ${i}`, { email: `a${i}@acme.example`, externalId: 'x' })],
  'one id, many names': [5000, (i) => named(`N ${i}`, { externalId: 'x' })],
  'one address, many names': [5000, (i) => person(i, { email: 'bo@acme.example', externalId: undefined })],
  'accents to be taken off': [5000, (i) => named(`${'é\u0301'.repeat(60)}${i}`)],
  'names that fold to others': [5000, (i) => named(`${'ﬃﷺ'.repeat(20)}${i}`)],
  'names of brackets': [2000, (i) => named(`${'('.repeat(900)}${i}`)],
  'names of blanks': [2000, (i) => named(`a${' '.repeat(900)}${i}`)],
  'names of commas': [2000, (i) => named(`${'a, '.repeat(300)}${i}`)],
  'names of notetakers': [5000, (i) => named(`Acme ${i} Notetaker`)],
  'names like those of notetakers': [5000, (i) => named(`${'b'.repeat(78)} ${'a'.repeat(78)}'s note taker ${i}`)],
  'addresses of brackets': [5000, (i) => ({ email: `${'<'.repeat(310)}${i}@x.example` })],
  'addresses of closing brackets': [5000, (i) => ({ email: `${'<a>'.repeat(100)}${i}@x.example` })],
  'dotted addresses': [5000, (i) => ({ email: `${'a.'.repeat(145)}${i}@acme.example` })],
  'quoted addresses': [3000, (i) => ({ email: `"${'\\"'.repeat(145)}${i}"@acme.example` })],
  'comments in addresses': [5000, (i) => ({ email: `${'('.repeat(145)}a${')'.repeat(145)}${i}@acme.example` })],
  'white space in addresses': [5000, (i) => ({ email: `a${i}${' '.repeat(290)}@acme.example` })],
  'schemes of addresses': [5000, (i) => ({ email: `${'mailto:'.repeat(40)}a${i}@acme.example` })],
  'encapsulated addresses': [5000, (i) => ({ email: `IMCEAEX-${'+5F'.repeat(95)}${i}@acme.example` })],
  'X.500 addresses': [5000, (i) => ({ email: `/O=${'A/OU='.repeat(55)}B/CN=RECIPIENTS/CN=${i}` })],
  'marks of direction in addresses': [4000, (i) => ({ email: `${'\u202e'.repeat(150)}a${i}@acme.example` })],
  'hosts of many labels': [5000, (i) => ({ email: `a@${'x.'.repeat(120)}h${i}.example` })],
  'hosts of other scripts': [5000, (i) => ({ email: `a@${'ü'.repeat(50)}${i}.example` })],
  'hosts that are Punycode': [5000, (i) => ({ email: `a@xn--${'a'.repeat(50)}${i}.example` })],
  'addresses that are too long': [3900, (i) => ({ email: `${'a.'.repeat(495)}${i}` })],
  faults: [5000, (i) => ({ email: i, talkTimeMs: '900', joinedAt: 'x', leftAt: {}, nobody: 1 })],
  'fractions of seconds': [5000, (i) => ({ joinedAt: `2026-03-02T15:00:00.${String(i).padStart(30, '9')}Z` })],
  nothing: [5000, () => ({})],
};

export interface HandIn {
  readonly name: string;
  /** `attendees` and `invitees`, as JSON. */
  readonly lists: string;
}

/** The largest lists of participants that a body may hold. */
export function handIns(): HandIn[] {
  return Object.entries(CROWDS).map(([name, [count, of]]) => {
    const list = JSON.stringify(listOf(count, of));
    return { name: `${2 * count} participants: ${name}`, lists: `"attendees":${list},"invitees":${list}` };
  });
}

export const RECORDING_HEAD =
  '"kind":"virtual_conference","decide":"now","startedAt":"2026-03-02T15:00:00Z","endedAt":"2026-03-02T15:31:00Z"';
export const MEETING_HEAD = '"title":"x","startsAt":"2026-03-02T15:00:00Z","endsAt":"2026-03-02T15:31:00Z"';
