import { type Address, parseAddress } from '#identifiers';
import { type AddressRules, isExcluded } from '../addresses/rules.js';
import type { PersonRecord } from '../model/candidates.js';
import type { Reason } from '../model/decision.js';
import type { DecisionContext } from '../decision-context.js';
import { called } from '../participants/attendee.js';
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

function standIn(person: PersonRecord, rules: AddressRules): PickedParticipant {
  const address = parseAddress(person.email);
  const check = ['A2', "the linked Person's address stands in"] as const;
  if (address === undefined) {
    return {
      kind: 'none',
      reason: 'NO_EXTERNAL_EMAIL',
      step: step(check, named(person), 'no address', { sentence: `${named(person)} has no address.` }),
    };
  }
  if (isExcluded(address, rules)) {
    return {
      kind: 'none',
      reason: 'EXCLUDED',
      step: step(check, named(person), 'dropped by the privacy list', {
        sentence: `The address of ${named(person)} is on the privacy list.`,
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
export function pickParticipant(context: DecisionContext, linked: PersonRecord | undefined): PickedParticipant {
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
  if (recording.kind === 'dialer_call' && linked !== undefined) return standIn(linked, context.rules);
  const nobody = nobodyExternal(participants);
  if (nobody !== undefined) return { kind: 'none', ...nobody };
  const checked = step(
    ['A2', 'first external participant with an address'],
    counted(participants.externals.length, 'external'),
    'none',
    {
      sentence: 'Nobody external has an address.',
    },
  );
  return { kind: 'none', reason: 'NO_EXTERNAL_EMAIL', step: checked };
}
