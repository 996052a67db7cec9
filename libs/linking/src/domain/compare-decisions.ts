import { type Decision, type Slot, type SlotDecision, SLOTS } from './model/decision.js';

/** What a slot came out as, without its reasons. */
export type SlotOutcome = Pick<SlotDecision, 'state' | 'crmId' | 'type' | 'name' | 'reason' | 'grade'>;

export interface SlotDifference {
  readonly slot: Slot;
  readonly before: SlotOutcome;
  readonly after: SlotOutcome;
}

const outcome = ({ state, crmId, type, name, reason, grade }: SlotDecision): SlotOutcome => ({
  state,
  crmId,
  type,
  name,
  reason,
  grade,
});

/** The slots that come out as something else: another record, or another reason for none. How sure a link is may differ. */
export function compareDecisions(before: Pick<Decision, 'slots'>, after: Pick<Decision, 'slots'>): SlotDifference[] {
  return SLOTS.flatMap((slot) => {
    const [from, to] = [before.slots[slot], after.slots[slot]];
    const isSame = from.state === to.state && from.crmId === to.crmId && from.reason === to.reason;
    return isSame ? [] : [{ slot, before: outcome(from), after: outcome(to) }];
  });
}
