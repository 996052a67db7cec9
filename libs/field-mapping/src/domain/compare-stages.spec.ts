import fc from 'fast-check';
import { adoptionFaults, adoptStages, readAdoption } from './adopt-stages.js';
import { compareStages, driftOf, type OrgStageFacts } from './compare-stages.js';
import { listedStages } from './listed-stages.js';
import { crmField } from './sample-fields.js';
import { stageWarnings } from './stage-warnings.js';
import { type Outcome, type StageValue } from './stages.js';

const here = (value: string, outcome: Outcome = 'open', position = 1): StageValue => ({ value, outcome, position });
const there = (value: string, outcome: Outcome = 'open', facts: Partial<OrgStageFacts> = {}): OrgStageFacts => ({
  value,
  isActive: true,
  isClosed: outcome !== 'open',
  isWon: outcome === 'won',
  sortOrder: 1,
  ...facts,
});
const retired = { isActive: false };
const none = new Map<string, number>();

it('drift is another outcome, or a value of the org that nothing holds yet', () => {
  const team = [here('A'), here('Old'), here('Same')];
  const org = [there('A', 'won'), there('Same'), there('New'), there('Held'), there('Gone', 'open', retired)];
  const { aligned, values } = driftOf(compareStages(team, org, new Map([['Held', 2]])));
  expect([aligned, values.map(({ value, status }) => [value, status])]).toEqual([
    false,
    [
      ['A', 'outcome_differs'],
      ['New', 'missing_here'],
    ],
  ]);
  expect(driftOf(compareStages([here('A')], [there('A')], none)).aligned).toBe(true);
});

describe('compareStages', () => {
  it.each([
    ['the same on both sides', [here('A')], [there('A')], 0, 'aligned', true],
    ['unknown to the team', [], [there('A')], 3, 'missing_here', false],
    ['held by records though neither side has it', [], [], 3, 'missing_here', false],
    ['unknown to the team, inactive, yet held', [], [there('A', 'open', retired)], 3, 'missing_here', false],
    ['unknown to the team, inactive, not held', [], [there('A', 'open', retired)], 0, 'inactive_in_crm', true],
    ['unknown to the org', [here('A')], [], 0, 'missing_in_crm', false],
    ['inactive in the org', [here('A')], [there('A', 'open', retired)], 3, 'inactive_in_crm', true],
    ['won here, lost there', [here('A', 'won')], [there('A', 'lost')], 3, 'outcome_differs', false],
    ['inactive with another outcome', [here('A')], [there('A', 'won', retired)], 3, 'outcome_differs', false],
  ])('a value %s', (_case, team, org, count, status, aligned) => {
    const alignment = compareStages(team, org, new Map([['A', count]]));
    expect(alignment.values).toMatchObject([{ value: 'A', status, opportunities: count }]);
    expect(alignment.aligned).toBe(aligned);
  });

  it('S1: compares to the letter', () => {
    const { values, aligned } = compareStages([here('Won ')], [there('Won'), there('won')], none);
    expect(values.map(({ value, status }) => [value, status])).toEqual([
      ['Won ', 'missing_in_crm'],
      ['Won', 'missing_here'],
      ['won', 'missing_here'],
    ]);
    expect(aligned).toBe(false);
  });

  it('lists the team’s order first, then the org’s, then what only records hold', () => {
    const org = [
      there('Z', 'open', { sortOrder: 9 }),
      there('C', 'open', { sortOrder: null }),
      there('Y', 'open', { sortOrder: 2 }),
    ];
    const { values } = compareStages(
      [here('Q'), here('B', 'won', 2)],
      org,
      new Map([
        ['held', 1],
        ['gone', 0],
      ]),
    );
    expect(values.map(({ value }) => value)).toEqual(['Q', 'B', 'Y', 'Z', 'C', 'held']);
  });

  it('F4: warns once for each mismatch, with counts, the most held first', () => {
    const alignment = compareStages(
      [here('A'), here('B', 'won', 2), here('C', 'open', 3)],
      [there('B', 'lost'), there('C'), there('D')],
      new Map([
        ['B', 2],
        ['C', 9],
        ['D', 40],
        ['E', 1],
      ]),
    );
    expect(stageWarnings(alignment).map(({ value, status, opportunities }) => [value, status, opportunities])).toEqual([
      ['D', 'missing_here', 40],
      ['B', 'outcome_differs', 2],
      ['E', 'missing_here', 1],
      ['A', 'missing_in_crm', 0],
    ]);
    expect(stageWarnings(alignment)[2]?.message).toContain('1 Opportunity holds it');
  });
});

describe('adoptStages', () => {
  const org = [
    there('Old', 'lost', { ...retired, sortOrder: null }),
    there('Won', 'won', { sortOrder: 40 }),
    there('New', 'open', { sortOrder: 7 }),
  ];

  it('adopts all in the order of the org’s pipeline, inactive ones too', () => {
    expect(adoptStages([here('Mine')], org, 'all', none)).toEqual([
      here('New', 'open', 1),
      here('Won', 'won', 2),
      here('Old', 'lost', 3),
    ]);
  });

  it('keeps what Opportunities hold, so that adopting withholds nothing', () => {
    expect(adoptStages([here('Mine')], org, 'all', new Map([['Mine', 1]])).map(({ value }) => value)).toContain('Mine');
  });

  it('adopts named ones beside the team’s own, taking the org’s outcome', () => {
    expect(adoptStages([here('Mine'), here('Won', 'open', 2)], org, ['New', 'Won'], none)).toEqual([
      here('Mine', 'open', 1),
      here('Won', 'won', 2),
      here('New', 'open', 3),
    ]);
  });

  it('after adopting all, no org and no team is misaligned', () => {
    const outcome = fc.constantFrom<Outcome>('open', 'won', 'lost');
    const value = fc.string({ minLength: 1, maxLength: 3 });
    const team = fc.array(fc.record({ value, outcome, position: fc.nat() }), { maxLength: 8 });
    const orgs = fc.array(fc.record({ value, outcome, isActive: fc.boolean(), sortOrder: fc.option(fc.nat()) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(team, orgs, (mine, theirs) => {
        const stages = theirs.map(({ outcome: counts, ...facts }) => there(facts.value, counts, facts));
        const adopted = adoptStages(mine, stages, 'all', none);
        expect(compareStages(adopted, stages, none).aligned).toBe(true);
        expect(adoptStages(adopted, stages, 'all', none)).toEqual(adopted);
        expect(adoptStages(mine, stages.toReversed(), 'all', none).map(({ value: v }) => v)).toHaveLength(
          adopted.length,
        );
      }),
    );
  });

  it('reads its body: {} is all, and a value the org does not have is named', () => {
    expect(readAdoption({})).toEqual({ ok: true, value: 'all' });
    expect(readAdoption(undefined)).toEqual({ ok: true, value: 'all' });
    expect(readAdoption({ values: ['New'] })).toEqual({ ok: true, value: ['New'] });
    expect(readAdoption({ values: [1], all: true })).toMatchObject({
      ok: false,
      faults: [{ path: 'all' }, { path: 'values[0]' }],
    });
    expect(readAdoption([])).toMatchObject({ ok: false });
    expect(adoptionFaults(['New', 'new'], org)).toEqual([
      { path: 'values[1]', message: 'The org has no stage “new”.' },
    ]);
    expect(adoptionFaults('all', org)).toEqual([]);
  });
});

describe('listedStages', () => {
  const org = [there('Won', 'won'), there('New')];
  const custom = crmField('Phase__c', {
    type: 'picklist',
    picklistValues: [
      { value: 'Won', active: true },
      { value: 'Pilot', active: true },
    ],
  });

  it('are the org’s Opportunity stages while the standard field feeds the stage', () => {
    expect(listedStages('StageName', [], org)).toBe(org);
    expect(listedStages(undefined, [], org)).toBe(org);
    expect(listedStages('Text__c', [crmField('Text__c')], org)).toBe(org);
  });

  it('are the values of the custom picklist that feeds it, with outcomes where the org has them', () => {
    const listed = listedStages('Phase__c', [custom], org);
    expect(compareStages([here('Won', 'won'), here('Pilot', 'open', 2)], listed, none).aligned).toBe(true);
    expect(compareStages([here('Won', 'lost')], listed, none).values).toMatchObject([
      { value: 'Won', status: 'outcome_differs' },
      { value: 'Pilot', status: 'missing_here', crmOutcome: null },
    ]);
    expect(adoptionFaults('all', listed)).toMatchObject([
      { path: 'values', message: expect.stringContaining('Pilot') },
    ]);
  });
});
