import type { Links, ManualChange } from '../manual/links.js';
import type { DialerCall, Meeting } from '../model/meeting.js';
import type { Recording } from '../model/recording.js';
import { type ErasedPerson, Redaction } from './erased-person.js';
import type { Json } from './mark-json.js';

/** A manual change as far as it names people. */
export type NamedChange = Pick<ManualChange, 'before' | 'after'> & { readonly id: string; readonly actor: object };

/** A recording with all that is stored of it. */
export interface StoredWhole {
  readonly body: Recording;
  readonly links: Links;
  /** The decision as it is shown, byte for byte; null while it is pending. */
  readonly document: string | null;
  readonly changes: readonly NamedChange[];
  /** Whether the dialer call it was created from is with them. */
  readonly isCallWithThem: boolean;
}

export type Redacted = Omit<StoredWhole, 'isCallWithThem'>;

const NO_LISTS = { attendees: null, invitees: null, owner: null };

/** The number at the other end. */
function farNumber(direction: string | null | undefined): 'fromNumber' | 'toNumber' {
  return direction === 'inbound' ? 'fromNumber' : 'toNumber';
}

/** The same objects changed, or undefined when there is nothing of the person in them. */
function orUndefined<T>(before: T, after: T): T | undefined {
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
}

/** The recording with the person replaced by the mark (E2); undefined when there is nothing of theirs in it. */
export function redactRecording(stored: StoredWhole, person: ErasedPerson): Redacted | undefined {
  const { body, links, document, changes } = stored;
  const decision = document === null ? null : (JSON.parse(document) as Json);
  const redaction = new Redaction(person);
  for (const json of [decision, links, changes]) redaction.learn(json as Json);
  redaction.learnLists(body);
  const isWithThem = stored.isCallWithThem || person.crmIds.has(links.person.crmId ?? '');
  if (body.kind === 'dialer_call' && isWithThem) redaction.learnNumber(body[farNumber(body.direction)]);

  const marked = redaction.json(decision);
  const after: Redacted = {
    // Everybody else in the lists stays as they were named
    body: { ...redaction.json({ ...body, ...NO_LISTS }), ...redaction.lists(body) },
    links: redaction.json(links),
    // The first document is kept as long as nothing in it changes, byte for byte
    document: document === null || orUndefined(decision, marked) === undefined ? document : JSON.stringify(marked),
    changes: redaction.json(changes),
  };
  return orUndefined<Redacted>({ body, links, document, changes }, after);
}

/** A registered meeting with the person replaced, whom no recording takes from it any more; undefined when there is nothing of theirs in it. */
export function redactMeeting(meeting: Meeting, person: ErasedPerson): Meeting | undefined {
  const redaction = new Redaction(person);
  redaction.learnLists(meeting);
  const { attendees, invitees } = redaction.lists(meeting);
  const { captured } = meeting;
  const others = (crmIds: readonly string[]): string[] => crmIds.filter((crmId) => !person.crmIds.has(crmId));
  const after = {
    ...meeting,
    attendees: attendees ?? [],
    invitees: invitees ?? [],
    title: redaction.json(meeting.title),
    personCrmIds: others(meeting.personCrmIds),
    captured: captured && { ...captured, personCrmIds: others(captured.personCrmIds) },
  };
  return orUndefined(meeting, after);
}

/** A registered call with the person replaced, whom no recording takes from it any more; undefined when there is nothing of theirs in it. */
export function redactCall(call: DialerCall, person: ErasedPerson): DialerCall | undefined {
  const redaction = new Redaction(person);
  redaction.learnLists({ owner: call.owner });
  if (person.crmIds.has(call.personCrmId ?? '')) redaction.learnNumber(call[farNumber(call.direction)]);
  const { owner } = redaction.lists({ owner: call.owner });
  const after: DialerCall = {
    ...call,
    owner: owner ?? null,
    fromNumber: redaction.json(call.fromNumber),
    toNumber: redaction.json(call.toNumber),
    personCrmId: person.crmIds.has(call.personCrmId ?? '') ? null : call.personCrmId,
  };
  return orUndefined<DialerCall>({ ...call, owner: call.owner ?? null }, after);
}

/** What was told or noted, with the person replaced; undefined when there is nothing of theirs in it. */
export function redactNote<T>(note: T, person: ErasedPerson): T | undefined {
  const redaction = new Redaction(person);
  redaction.learn(note as Json);
  return orUndefined(note, redaction.json(note));
}
