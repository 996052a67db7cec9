import type { Recording } from '../model/recording.js';
import type { Links } from '../manual/links.js';
import type { ErasedPerson } from './erased-person.js';
import { MARK, marker } from './mark.js';
import { redactCall, redactMeeting, redactNote, redactRecording, type StoredWhole } from './redact.js';

const C1 = '003000000000001AAA';
const A1 = '001000000000001AAA';
const BO: ErasedPerson = {
  addresses: ['bo@acme.co.uk'],
  crmIds: new Set([C1]),
  names: ['Bo Li'],
  phones: ['+44 20 7946 0999'],
};
const LINK = { state: 'linked', origin: 'auto', type: 'Contact', reason: null } as const;
const links: Links = {
  person: { ...LINK, crmId: C1, name: 'Bo Li' },
  account: { ...LINK, crmId: A1, type: 'Account', name: 'Acme' },
  opportunity: { ...LINK, state: 'empty', crmId: null, type: null, name: null, reason: 'NO_RELATIONSHIP' },
};
const body: Recording = {
  kind: 'virtual_conference',
  title: 'Acme and Bo Li, discovery',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:31:00.000Z',
  attendees: [
    { name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 6 },
    { name: 'Bo Li', email: 'Bo+calls@Acme.co.uk', talkTimeMs: 8, joinedAt: '2026-03-02T15:01:10Z' },
  ],
  invitees: [{ name: 'Bo Li (Guest)', response: 'accepted' }],
};
const document = JSON.stringify({
  decisionId: 'd-1',
  slots: {
    person: {
      state: 'linked',
      crmId: C1,
      name: 'Bo Li',
      snapshot: { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: A1, phone: '+44 20 7946 0999' },
      sentences: ['Bo Li (bo@acme.co.uk) spoke longest.'],
    },
    account: { state: 'linked', crmId: A1, name: 'Acme', sentences: ['The address belongs to contact Bo Li of Acme.'] },
  },
});
const stored: StoredWhole = { body, links, document, changes: [], isCallWithThem: false };

describe('E2: a person is replaced by the mark', () => {
  const redacted = redactRecording(stored, BO);

  it('in the lists, the title, the links and the decision', () => {
    expect(JSON.stringify(redacted)).not.toMatch(/bo li|bo\+?\w*@|7946/i);
    expect(redacted?.body.attendees).toEqual([
      body.attendees?.[0],
      { name: MARK, talkTimeMs: 8, joinedAt: '2026-03-02T15:01:10Z' },
    ]);
    expect(redacted?.body.title).toBe('Acme and [erased], discovery');
  });

  it('while ids, links, reasons and everybody else stay', () => {
    expect(redacted?.links).toEqual({ ...links, person: { ...links.person, name: MARK } });
    const decision = JSON.parse(redacted?.document ?? '') as { slots: { person: object; account: object } };
    expect(decision.slots.account).toEqual({
      state: 'linked',
      crmId: A1,
      name: 'Acme',
      sentences: ['The address belongs to contact [erased] of Acme.'],
    });
    expect(decision.slots.person).toMatchObject({ crmId: C1, snapshot: { accountCrmId: A1, email: MARK } });
  });

  it('twice changes nothing the second time', () => {
    if (redacted === undefined) throw new Error('Nothing was redacted');
    expect(redactRecording({ ...redacted, isCallWithThem: false }, BO)).toBeUndefined();
  });

  it('of a namesake with another address nothing is theirs', () => {
    const other: StoredWhole = {
      ...stored,
      ...{ document: null, links: { ...links, person: links.opportunity } },
      body: { ...body, title: null, attendees: [{ name: 'Bo Li Chen', email: 'bo@other.example' }], invitees: [] },
    };
    expect(redactRecording(other, BO)).toBeUndefined();
  });

  it('the far number of a call with them goes, and ours stays', () => {
    const call: Recording = {
      ...{ kind: 'dialer_call', startedAt: body.startedAt, endedAt: body.endedAt, direction: 'inbound' },
      ...{ fromNumber: '+1 555 0100', toNumber: '+1 555 0199' },
    };
    const after = redactRecording({ ...stored, body: call, document: null, isCallWithThem: true }, BO);
    expect(after?.body).toMatchObject({ fromNumber: MARK, toNumber: '+1 555 0199' });
    const registered = {
      ...{ externalId: 'd-1', startedAt: body.startedAt, endedAt: null, direction: 'outbound', owner: null },
      ...{ fromNumber: '+1 555 0199', toNumber: '(020) 7946-0999', personCrmId: C1, recordingExternalId: null },
    };
    expect(redactCall(registered, BO)).toMatchObject({
      ...{ fromNumber: '+1 555 0199', toNumber: MARK, personCrmId: null },
    });
    expect(redactCall({ ...registered, personCrmId: null, toNumber: '+1 555 0142' }, BO)).toBeUndefined();
  });

  it('in meetings, and in what was told', () => {
    const meeting = {
      ...{ externalId: 'm-1', title: 'Bo Li', startsAt: body.startedAt, endsAt: body.endedAt, captured: undefined },
      ...{ attendees: body.attendees ?? [], invitees: [], personCrmIds: [C1], registeredAt: body.startedAt },
    };
    expect(redactMeeting(meeting, BO)).toMatchObject({ title: MARK, personCrmIds: [] });
    expect(redactNote({ relatedRecords: links }, BO)?.relatedRecords.person.name).toBe(MARK);
    expect(redactNote({ relatedRecords: { ...links, person: links.account } }, BO)).toBeUndefined();
  });
});

describe('what gives a person away in a text', () => {
  const mark = marker({
    addresses: ['bo@acme.co.uk', 'joli@gmail.com', 'x@xn--bcher-kva.example'],
    names: ['Bo Li'],
    phones: ['020 7946 0999'],
  });

  it.each([
    ['write to BO+news@acme.co.uk.', `write to ${MARK}.`],
    ['jo.li@googlemail.com', MARK],
    ['x@bücher.example', MARK],
    ['Li, Bo and bo  li', `${MARK} and ${MARK}`],
    ['call 020-7946-0999 now', `call ${MARK} now`],
  ])('%s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each(['jumbo@acme.co.uk', 'bo@acme.co.uk.example', 'Bob Liam', 'Turbo Li', '9020 7946 09991', 'a.bo@acme.co.uk'])(
    'another one stays: %s',
    (text) => {
      expect(mark(text)).toBe(text);
    },
  );
});
