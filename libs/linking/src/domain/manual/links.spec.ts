import { after, clearByHand, type Link, type Links, overlay, release, setByHand } from './links.js';

const pending: Link = { state: 'pending', origin: 'auto', crmId: null, type: null, name: null, reason: null };
const linked = (crmId: string, type: Link['type']): Link => ({ ...pending, state: 'linked', crmId, type, name: crmId });
const current: Links = {
  person: linked('C1', 'Contact'),
  account: linked('A1', 'Account'),
  opportunity: linked('O1', 'Opportunity'),
};
const around = { today: (crmId: string) => crmId };
const described = (changes: ReturnType<typeof setByHand>) =>
  changes.map(({ slot, action, after: to }) => `${action} ${slot} ${to.crmId ?? '-'}`);

test('M1: an opportunity brings its account; one that is linked already is left as it is', () => {
  const chosen = { crmId: 'O2', type: 'Opportunity', name: null } as const;
  const of = (crmId: string) => ({ ...around, accountOfChosen: { crmId, type: 'Account', name: null } as const });
  expect(described(setByHand(current, 'opportunity', chosen, of('A2')))).toEqual([
    'set opportunity O2',
    'set account A2',
  ]);
  expect(described(setByHand(current, 'opportunity', chosen, of('A1')))).toEqual(['set opportunity O2']);
  const merged = { ...of('A9'), today: () => 'A9' };
  expect(described(setByHand(current, 'opportunity', chosen, merged))).toEqual(['set opportunity O2']);
  expect(described(setByHand(current, 'opportunity', chosen, around))).toEqual(['set opportunity O2']);
});

test('M1: an account clears another account’s opportunity, not its own', () => {
  const chosen = { crmId: 'A2', type: 'Account', name: null } as const;
  const of = (accountOfLinkedCrmId: string) => ({ ...around, accountOfLinkedCrmId });
  expect(described(setByHand(current, 'account', chosen, of('A1')))).toEqual([
    'set account A2',
    'cleared opportunity -',
  ]);
  expect(described(setByHand(current, 'account', chosen, of('A2')))).toEqual(['set account A2']);
});

test('M1, M2: the same record by hand is a change of origin; done again it is none', () => {
  const chosen = { crmId: 'C1', type: 'Contact', name: 'C1' } as const;
  const changes = setByHand(current, 'person', chosen, around);
  expect(changes).toMatchObject([{ before: { origin: 'auto' }, after: { origin: 'manual' } }]);
  expect(setByHand(after(current, changes), 'person', chosen, around)).toEqual([]);
});

test('M1: clearing twice is one change, and releasing brings the decision back', () => {
  const cleared = after(current, clearByHand(current, 'person'));
  expect(cleared.person).toMatchObject({ state: 'empty', origin: 'manual', reason: 'CLEARED_BY_HAND' });
  expect(clearByHand(cleared, 'person')).toEqual([]);
  expect(described(release(cleared, 'person', undefined))).toEqual(['released person -']);
  expect(release(current, 'person', undefined)).toEqual([]);
});

test('a slot set by hand stays when the decision comes', () => {
  const cleared = after(current, clearByHand(current, 'person'));
  expect(overlay(undefined, cleared)).toEqual({ person: cleared.person, account: pending, opportunity: pending });
});
