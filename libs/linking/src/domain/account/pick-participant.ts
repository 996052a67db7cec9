import { type Address, parseAddress, readAddress } from '#identifiers';
import type { PersonRecord } from '../model/candidates.js';
import type { Reason } from '../model/decision.js';
import type { PeopleContext } from '../decision-context.js';
import { called, noAddressReason } from '../participants/attendee.js';
import { nobodyExternal } from '../participants/nobody-external.js';
import { counted, named, step, type Step } from '../explaining/step.js';

/** The one participant that Account and Opportunity are decided from, or why there is none. */
export type PickedParticipant =
  | {
      readonly kind: 'picked';
      readonly address: Address;
      /** Place in the list; undefined when the linked Person stands in. */
      readonly position: number | undefined;
      readonly called: string;
      readonly step: Step;
    }
  | { readonly kind: 'none'; readonly reason: Reason; readonly step: Step };

/** A Person on the privacy list is none, so that whoever stands in may. */
function standIn(person: PersonRecord): PickedParticipant {
  const address = parseAddress(person.email);
  const check = ['A2', "the linked Person's address stands in"] as const;
  if (address === undefined) {
    const isUnreadable = readAddress(person.values['email']).kind === 'unreadable';
    const result = isUnreadable ? 'an address that cannot be read' : 'no address';
    return {
      kind: 'none',
      reason: isUnreadable ? 'UNREADABLE_ADDRESS' : 'NO_EXTERNAL_EMAIL',
      step: step(check, named(person), result, {
        sentence: isUnreadable ? `The address of ${named(person)} cannot be read.` : `${named(person)} has no address.`,
      }),
    };
  }
  const checked = step(check, named(person), address.text, {
    sentence: `The call lists nobody external with an address; that of ${named(person)} (${address.text}) stands in.`,
  });
  return { kind: 'picked', address, position: undefined, called: named(person), step: checked };
}

/**
 * The first external participant with an address, and only that one (A2). For a dialer call whose list has none, the
 * linked Person's address stands in.
 */
export function pickParticipant(context: PeopleContext, linked: PersonRecord | undefined): PickedParticipant {
  const { participants, recording } = context;
  const first = participants.externals.find(({ address }) => address !== undefined);
  if (first?.address !== undefined) {
    const what = participants.list === 'attendees' ? 'attendee' : 'invitee';
    const checked = step(
      ['A2', `first external ${what} with an address`],
      counted(participants.externals.length, 'external'),
      called(first),
      {
        sentence: `${called(first)} is the first external ${what}${first === participants.externals[0] ? '' : ' with an address'}.`,
      },
    );
    return { kind: 'picked', address: first.address, position: first.position, called: called(first), step: checked };
  }
  if (recording.kind === 'dialer_call' && linked !== undefined) return standIn(linked);
  const nobody = nobodyExternal(participants);
  if (nobody !== undefined) return { kind: 'none', ...nobody };
  const reason = noAddressReason(participants.externals);
  const checked = step(
    ['A2', 'first external participant with an address'],
    counted(participants.externals.length, 'external'),
    'none',
    {
      sentence: `Nobody external has an address${reason === 'UNREADABLE_ADDRESS' ? ' that can be read' : ''}.`,
    },
  );
  return { kind: 'none', reason, step: checked };
}
