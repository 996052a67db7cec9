import { diffMapping, sameSources } from './diff-mapping.js';
import { hiddenDefaults, proposeSources } from './propose-sources.js';
import { isComplete, reviewMapping } from './review-mapping.js';
import { crmField, defaultsWithout, standardFields } from './sample-fields.js';
import { defaultSources } from './targets.js';

const defaults = defaultSources('Opportunity');
const without = (name: string): ReturnType<typeof standardFields> =>
  standardFields('Opportunity').filter((field) => field.name !== name);
const amounts = (...labels: string[]): ReturnType<typeof standardFields> => [
  ...without('Amount'),
  ...labels.map((label, index) => crmField(`A${index}__c`, { label, type: 'currency' })),
];

describe('proposeSources', () => {
  it('proposes the standard fields where they are visible and fit', () => {
    expect(proposeSources('Opportunity', standardFields('Opportunity'))).toEqual(defaults);
  });

  it('proposes the custom field whose label is most like the target, when the standard one is hidden', () => {
    expect(proposeSources('Opportunity', amounts('Total Amount of Deal', 'Deal Amount', 'Budget')).amount).toBe(
      'A1__c',
    );
    expect(proposeSources('Opportunity', amounts('Deal Amount', 'Amount')).amount).toBe('A1__c');
  });

  it('proposes nothing rather than something unlike, or of a type that does not fit', () => {
    expect(proposeSources('Opportunity', amounts('Budget')).amount).toBeUndefined();
    const texts = [...without('Amount'), crmField('Amount__c', { label: 'Amount', type: 'boolean' })];
    expect(proposeSources('Opportunity', texts).amount).toBeUndefined();
  });

  it('does not depend on the order in which the org lists its fields', () => {
    const fields = amounts('Deal Amount', 'Goal Amount', 'Net Amount');
    expect(proposeSources('Opportunity', fields.toReversed())).toEqual(proposeSources('Opportunity', fields));
  });
});

describe('reviewMapping', () => {
  const field = (target: string, ...rest: [Record<string, string>, ReturnType<typeof standardFields> | undefined]) =>
    reviewMapping('Opportunity', ...rest).find((reviewed) => reviewed.target === target);

  it('F3: every field has one direction, from the CRM', () => {
    const directions = reviewMapping('Opportunity', defaults, standardFields('Opportunity')).map(
      (one) => one.direction,
    );
    expect(new Set(directions)).toEqual(new Set(['from_crm']));
  });

  it('F1: says that a mapped field is no longer visible', () => {
    expect(field('amount', defaults, without('Amount'))).toMatchObject({
      source: 'Amount',
      proposed: null,
      problem: expect.stringContaining('can see no field Amount'),
    });
  });

  it('F1: says that a standard field is hidden before anything is mapped', () => {
    expect(field('amount', {}, without('Amount'))).toMatchObject({
      source: null,
      problem: expect.stringContaining('cannot see the standard field Amount'),
    });
    expect(hiddenDefaults('Opportunity', without('Amount'))).toEqual(['Amount']);
  });

  it('says that the type of a mapped field no longer fits', () => {
    const changed = [...without('Amount'), crmField('Amount', { type: 'boolean' })];
    expect(field('amount', defaults, changed)?.problem).toContain('takes a currency');
  });

  it('has no proposals and no problems while the org cannot be asked', () => {
    expect(field('amount', defaults, undefined)).toMatchObject({ source: 'Amount', proposed: null, problem: null });
  });

  it('A7: complete is every required target having a source', () => {
    const [required, lacking] = [
      defaultsWithout('Opportunity', 'opportunityType'),
      defaultsWithout('Opportunity', 'amount'),
    ];
    expect([required, lacking, {}].map((sources) => isComplete('Opportunity', sources))).toEqual([true, false, false]);
  });
});

describe('diffMapping', () => {
  it('Y3: names what must be read again and what lost its source', () => {
    const rest = defaultsWithout('Opportunity', 'opportunityType');
    expect(diffMapping('Opportunity', defaults, { ...rest, amount: 'Deal__c' })).toEqual({
      fed: ['amount'],
      dropped: ['opportunityType'],
    });
    expect(diffMapping('Opportunity', {}, defaults).fed).toHaveLength(7);
    expect(sameSources('Opportunity', defaults, { ...defaults })).toBe(true);
  });
});
