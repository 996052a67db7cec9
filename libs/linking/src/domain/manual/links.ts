import type { Decision, Reason, RecordType, Slot } from '../model/decision.js';

/** What a slot holds now, by the decision or by hand. */
export interface Link {
  readonly state: 'pending' | 'linked' | 'empty';
  readonly origin: 'auto' | 'manual';
  readonly crmId: string | null;
  readonly type: RecordType | null;
  /** As it was when it was linked. */
  readonly name: string | null;
  readonly reason: Reason | null;
}

export type Links = Readonly<Record<Slot, Link>>;

export interface ManualChange {
  readonly slot: Slot;
  readonly action: 'set' | 'cleared' | 'released';
  readonly before: Link;
  readonly after: Link;
}

/** A record that a person links by hand. */
export interface ChosenRecord {
  readonly crmId: string;
  readonly type: RecordType;
  readonly name: string | null;
}

const PENDING: Link = { state: 'pending', origin: 'auto', crmId: null, type: null, name: null, reason: null };
const CLEARED: Link = { ...PENDING, state: 'empty', origin: 'manual', reason: 'CLEARED_BY_HAND' };

/** What the automatic decision says of a slot; pending before there is one. */
export function automaticLink(decision: Pick<Decision, 'slots'> | undefined, slot: Slot): Link {
  if (decision === undefined) return PENDING;
  const { state, crmId, type, name, reason } = decision.slots[slot];
  return { state, origin: 'auto', crmId, type, name, reason };
}

/** All three slots by the decision, but for those a person has set or cleared: they stay (M1). */
export function overlay(decision: Pick<Decision, 'slots'> | undefined, current: Links | undefined): Links {
  const of = (slot: Slot): Link =>
    current?.[slot].origin === 'manual' ? current[slot] : automaticLink(decision, slot);
  return { person: of('person'), account: of('account'), opportunity: of('opportunity') };
}

function isSame(a: Link, b: Link): boolean {
  return a.state === b.state && a.origin === b.origin && a.crmId === b.crmId && a.type === b.type;
}

function change(current: Links, slot: Slot, action: ManualChange['action'], after: Link): ManualChange[] {
  const before = current[slot];
  return isSame(before, after) ? [] : [{ slot, action, before, after }];
}

function set(current: Links, slot: Slot, { crmId, type, name }: ChosenRecord): ManualChange[] {
  return change(current, slot, 'set', { ...PENDING, state: 'linked', origin: 'manual', crmId, type, name });
}

/** What the CRM says about the chosen record and the slots beside it. */
export interface Surroundings {
  /** The live Account of the chosen Opportunity. */
  readonly accountOfChosen?: ChosenRecord | undefined;
  /** The Account of the Opportunity that is linked now. */
  readonly accountOfLinkedCrmId?: string | null | undefined;
  /** The record an id stands for today, after merges. */
  readonly today: (crmId: string) => string;
}

/**
 * A person links a record. An Opportunity brings its Account; an Account clears another Account's Opportunity. An
 * Account that is linked already is left as it is, so that its feed keeps the recording.
 */
export function setByHand(current: Links, slot: Slot, chosen: ChosenRecord, around: Surroundings): ManualChange[] {
  const changes = set(current, slot, chosen);
  if (slot === 'opportunity' && around.accountOfChosen !== undefined) {
    const linked = current.account.crmId;
    const isLinked = linked !== null && around.today(linked) === around.accountOfChosen.crmId;
    return isLinked ? changes : [...changes, ...set(current, 'account', around.accountOfChosen)];
  }
  const isOfAnother = current.opportunity.state === 'linked' && around.accountOfLinkedCrmId !== chosen.crmId;
  if (slot === 'account' && isOfAnother) return [...changes, ...clearByHand(current, 'opportunity')];
  return changes;
}

/** A person empties the slot. */
export function clearByHand(current: Links, slot: Slot): ManualChange[] {
  return change(current, slot, 'cleared', CLEARED);
}

/** A person hands the slot back to the automatic decision. */
export function release(current: Links, slot: Slot, decision: Pick<Decision, 'slots'> | undefined): ManualChange[] {
  if (current[slot].origin === 'auto') return [];
  return change(current, slot, 'released', automaticLink(decision, slot));
}

/** The slots after the changes. */
export function after(current: Links, changes: readonly ManualChange[]): Links {
  return changes.reduce((links, { slot, after: link }) => ({ ...links, [slot]: link }), current);
}
