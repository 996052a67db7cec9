import type { AccountRecord, PersonRecord } from '../model/candidates.js';
import type { Grade, Reason, Suggestion } from '../model/decision.js';
import type { DecisionContext, PeopleContext } from '../decision-context.js';
import { nobodyExternal } from '../participants/nobody-external.js';
import { type Attendee, called, noAddressReason, withoutAddressText } from '../participants/attendee.js';
import { counted, named, step, type Step } from '../explaining/step.js';
import { chooseContact, LAST_ACTIVITY, whyContact } from './choose-contact.js';
import { findRecords, type FoundRecords } from './find-records.js';
import { rankSpeakers, spokenMs } from './rank-speakers.js';
import type { CapturedPerson } from './captured-person.js';

export type PersonOutcome =
  | { readonly kind: 'linked'; readonly person: PersonRecord; readonly grade: Grade; readonly steps: readonly Step[] }
  | {
      readonly kind: 'empty';
      readonly reason: Reason;
      readonly steps: readonly Step[];
      readonly suggestions: readonly Suggestion[];
      /** Of the speaker who decided; for the counterfactual. */
      readonly address?: string | undefined;
    };

/** The Account that was decided, and from which participant. */
export interface DecidedAccount {
  readonly account: AccountRecord | undefined;
  readonly position: number | undefined;
}

function suggest(people: readonly PersonRecord[], why: string): Suggestion[] {
  return people.map((person) => ({ crmId: person.crmId, type: person.type, name: person.name, why }));
}

/** The records of the next ranks (P3): what the law does not let us link. */
function suggestOthers(context: PeopleContext, others: readonly Attendee[]): Suggestion[] {
  const suggestions = others.flatMap((other) => {
    if (other.address === undefined) return [];
    const { contacts, leads } = findRecords(context, other.address);
    return suggest([...contacts, ...leads], `${called(other)} took part too`);
  });
  return [
    ...new Map(suggestions.map((suggestion) => [suggestion.crmId, suggestion] as const).reverse()).values(),
  ].reverse();
}

/** "45 s", "14 min 30 s". */
function durationText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Who decides the Person, or why nobody does. */
function chooseSpeaker(
  context: PeopleContext,
): { speaker: Attendee; others: Attendee[]; step: Step } | { reason: Reason; step: Step } {
  const { externals } = context.participants;
  const ranked = rankSpeakers(externals);
  const [longest] = ranked;
  if (longest !== undefined && spokenMs(longest) > 0) {
    return {
      speaker: longest,
      others: ranked.slice(1),
      step: step(
        ['P3', 'the external attendee who spoke longest'],
        counted(externals.length, 'external'),
        called(longest),
        {
          sentence: `${called(longest)} spoke longest of those external (${durationText(spokenMs(longest))}).`,
        },
      ),
    };
  }
  const addressed = ranked.filter(({ address }) => address !== undefined);
  const [only] = addressed;
  const input = `${counted(externals.length, 'external')}, no talk time`;
  const check = ['P3', 'no talk times: the only external with an address'] as const;
  if (only !== undefined && addressed.length === 1) {
    return {
      speaker: only,
      others: [],
      step: step(check, input, called(only), {
        sentence: `Nobody external is known to have spoken; ${called(only)} is the only one with an address.`,
      }),
    };
  }
  const reason = only === undefined ? noAddressReason(externals) : 'NO_TALK_TIME';
  const sentence =
    only === undefined
      ? 'Nobody external is known to have spoken, and none of them has an address that can be read.'
      : `Nobody external is known to have spoken, and ${addressed.length} of them have an address.`;
  return { reason, step: step(check, input, `${addressed.length} have an address`, { sentence }) };
}

/** Whose record is the Person when no relationship was captured; undefined when nobody's is. */
export function speakerOf(context: PeopleContext): Attendee | undefined {
  const chosen = chooseSpeaker(context);
  return 'speaker' in chosen ? chosen.speaker : undefined;
}

/** By how the address was read, unless only the last tie-break decided (L5). */
function gradeOf({ how }: FoundRecords, decidedBy: string | undefined): Grade {
  if (decidedBy === LAST_ACTIVITY) return 'weak';
  return how === 'as it is' ? 'exact' : 'strong';
}

function linkSpeaker(
  context: DecisionContext,
  speaker: Attendee,
  others: readonly Attendee[],
  decided: DecidedAccount,
): PersonOutcome {
  const empty = (reason: Reason, checked: Step, suggestions = suggestOthers(context, others)): PersonOutcome => ({
    kind: 'empty',
    reason,
    steps: [checked],
    suggestions,
    address: speaker.address?.text,
  });
  const check = ['P3', "that attendee's record"] as const;
  if (speaker.address === undefined) {
    return empty(
      noAddressReason([speaker]),
      step(check, called(speaker), speaker.isUnreadable ? 'an address that cannot be read' : 'no address', {
        sentence: withoutAddressText(speaker),
      }),
    );
  }
  const found = findRecords(context, speaker.address);
  const records = found.contacts.length > 0 ? found.contacts : found.leads;
  const { text } = speaker.address;
  if (records.length === 0) {
    return empty(
      'NO_PERSON_FOR_EMAIL',
      step(check, text, 'no record', { sentence: `No contact or lead has ${text}.` }),
    );
  }
  const account = decided.position === speaker.position ? decided.account : undefined;
  const broken =
    found.contacts.length > 0
      ? chooseContact(context, records, account)
      : { left: records, decidedBy: undefined, runnerUp: undefined };
  const [person] = broken.left;
  if (person === undefined || broken.left.length > 1) {
    const result = `${broken.left.length} records have ${text}, and nothing but chance would tell them apart`;
    const suggestions = suggest(broken.left, `has ${text} too`);
    return empty('AMBIGUOUS_PERSON', step(check, text, result, { sentence: `${result}.` }), suggestions);
  }
  const kind = person.type === 'Contact' ? 'contact' : 'lead';
  const via = found.isViaLead ? ', which a lead was converted to' : '';
  const reading = found.how === 'as it is' ? '' : `, read ${found.how},`;
  const linked = step(check, `${text} ${found.how}`, `${kind} ${named(person)}`, {
    sentence:
      broken.decidedBy === undefined
        ? `The address${reading} belongs to ${kind} ${named(person)}${via}.`
        : `Of ${records.length} contacts with the address${reading} it is ${named(person)}, ${whyContact(broken.decidedBy)}.`,
    runnerUp: broken.runnerUp,
  });
  if (person.isWithheld) return empty('PERSON_WITHHELD', linked, suggest([person], 'a CRM Sync Error holds it back'));
  return { kind: 'linked', person, grade: gradeOf(found, broken.decidedBy), steps: [linked] };
}

function decideConference(context: DecisionContext, decided: DecidedAccount): PersonOutcome {
  const nobody = nobodyExternal(context.participants);
  if (nobody !== undefined) return { kind: 'empty', reason: nobody.reason, steps: [nobody.step], suggestions: [] };
  const chosen = chooseSpeaker(context);
  if ('reason' in chosen) {
    const suggestions = suggestOthers(context, rankSpeakers(context.participants.externals));
    return { kind: 'empty', reason: chosen.reason, steps: [chosen.step], suggestions };
  }
  const outcome = linkSpeaker(context, chosen.speaker, chosen.others, decided);
  return { ...outcome, steps: [chosen.step, ...outcome.steps] };
}

/**
 * The Person (P1 to P5): the one that was known before; else, of a virtual conference, the record of the external
 * attendee who spoke longest. A dialer call without one stays without: no guess by phone number.
 */
export function decidePerson(
  context: DecisionContext,
  captured: CapturedPerson,
  decided: DecidedAccount,
): PersonOutcome {
  const { person, steps } = captured;
  if (person?.isWithheld === true) {
    const suggestions = suggest([person], 'a CRM Sync Error holds it back');
    return { kind: 'empty', reason: 'PERSON_WITHHELD', steps, suggestions };
  }
  if (person !== undefined) return { kind: 'linked', person, grade: 'exact', steps };
  if (context.recording.kind === 'dialer_call') {
    const checked = step(['P5', 'a dialer call without a Person'], 'the call data', 'no guess by phone number', {
      sentence: 'The dialer call has no Person, and none is guessed from a phone number.',
    });
    return { kind: 'empty', reason: 'NO_RELATIONSHIP', steps: [...steps, checked], suggestions: [] };
  }
  const outcome = decideConference(context, decided);
  return { ...outcome, steps: [...steps, ...outcome.steps] };
}
