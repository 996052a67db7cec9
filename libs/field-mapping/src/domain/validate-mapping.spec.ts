import fc from 'fast-check';
import { crmField, defaultsWithout, standardFields } from './sample-fields.js';
import { defaultSources, MAPPED_OBJECTS, type MappedObject, TARGETS } from './targets.js';
import { readMapping, validateMapping } from './validate-mapping.js';

const opportunity = standardFields('Opportunity');
const defaults = defaultSources('Opportunity');
const paths = (faults: readonly { path: string }[]): string[] => faults.map(({ path }) => path);

/** The message against one target of a map that is otherwise fine; undefined when it fits. */
function against(object: MappedObject, target: string, facts: Parameters<typeof crmField>[1]): string | undefined {
  const fields = [...standardFields(object), crmField('Other__c', facts)];
  return validateMapping(object, { ...defaultSources(object), [target]: 'Other__c' }, fields)[0]?.message;
}

describe('validateMapping', () => {
  it.each(MAPPED_OBJECTS)('F2: the standard fields of %s are a whole mapping', (object) => {
    expect(validateMapping(object, defaultSources(object), standardFields(object))).toEqual([]);
  });

  it('F2: Opportunity asks for exactly the six required fields of the law', () => {
    expect(paths(validateMapping('Opportunity', {}, opportunity))).toEqual(
      ['accountCrmId', 'amount', 'closeDate', 'name', 'ownerCrmId', 'stage'].map((target) => `fields.${target}`),
    );
    expect(Object.values(defaults)).toEqual([
      'AccountId',
      'Amount',
      'CloseDate',
      'Name',
      'OwnerId',
      'StageName',
      'Type',
    ]);
  });

  it.each([
    ['accountCrmId', { type: 'reference', referenceTo: ['Account'] }],
    ['ownerCrmId', { type: 'reference', referenceTo: ['Group', 'User'] }],
    ['amount', { type: 'double' }],
    ['amount', { type: 'int' }],
    ['closeDate', { type: 'date' }],
    ['stage', { type: 'picklist' }],
    ['stage', { type: 'string' }],
    ['name', { type: 'textarea' }],
    ['opportunityType', { type: 'url' }],
    ['opportunityType', { type: 'combobox' }],
  ])('%s is fed by a field of %j', (target, facts) => {
    expect(against('Opportunity', target, facts)).toBeUndefined();
  });

  it.each([
    ['accountCrmId', { type: 'reference', referenceTo: ['Contact'] }, 'takes a reference to Account'],
    ['accountCrmId', { type: 'string' }, 'takes a reference to Account'],
    ['ownerCrmId', { type: 'reference', referenceTo: ['Account'] }, 'takes a reference to User'],
    ['amount', { type: 'percent' }, 'takes a currency, double or int field'],
    ['amount', { type: 'string' }, 'takes a currency, double or int field'],
    ['closeDate', { type: 'datetime' }, 'takes a date field'],
    ['stage', { type: 'multipicklist' }, 'takes a picklist'],
    ['name', { type: 'boolean' }, 'takes a string, textarea'],
    ['name', { type: 'encryptedstring' }, 'takes a string, textarea'],
  ])('%s refuses a field of %j', (target, facts, message) => {
    expect(against('Opportunity', target, facts)).toContain(message);
  });

  it.each([
    ['date', true],
    ['datetime', true],
    ['string', false],
  ])('lastActivityDate and a %s field: %s', (type, fit) => {
    expect(against('Account', 'lastActivityDate', { type }) === undefined).toBe(fit);
  });

  it('F1: a source that the connected user may not see is refused, and the message says so', () => {
    const seen = opportunity.filter(({ name }) => name !== 'Amount');
    expect(validateMapping('Opportunity', defaults, seen)).toEqual([
      { path: 'fields.amount', message: expect.stringContaining('can see no field Amount of Opportunity') },
    ]);
  });

  it('lets one CRM field feed several targets', () => {
    expect(validateMapping('Opportunity', { ...defaults, opportunityType: 'Name' }, opportunity)).toEqual([]);
  });

  it('finds every fault at once, whatever is broken', () => {
    const targets = TARGETS.Opportunity.map(({ target }) => target);
    fc.assert(
      fc.property(fc.subarray(targets), fc.array(fc.stringMatching(/^x[a-z]{1,8}$/)), (hidden, strangers) => {
        const fields = { ...defaults, ...Object.fromEntries(strangers.map((name) => [name, 'Name'])) };
        const seen = opportunity.filter(({ name }) => !hidden.some((target) => defaults[target] === name));
        expect(new Set(paths(validateMapping('Opportunity', fields, seen)))).toEqual(
          new Set([...hidden, ...strangers].map((target) => `fields.${target}`)),
        );
      }),
    );
  });
});

describe('readMapping', () => {
  it('spells sources as Salesforce spells them, and takes null for no source', () => {
    const body = { fields: { ...defaults, amount: 'aMOUNT', opportunityType: null } };
    expect(readMapping('Opportunity', body, opportunity)).toEqual({
      ok: true,
      value: defaultsWithout('Opportunity', 'opportunityType'),
    });
  });

  it.each([
    [null, ['']],
    [[], ['']],
    [{}, ['fields']],
    [{ fields: [] }, ['fields']],
    [{ fields: defaults, direction: 'to_crm' }, ['direction']],
    [{ fields: { ...defaults, amount: 7, stage: '' } }, ['fields.amount', 'fields.stage']],
    [{ fields: { ...defaults, constructor: 'Name' } }, ['fields.constructor']],
    [{ fields: { ...defaults, amount: null } }, ['fields.amount']],
  ])('refuses %j', (body, expected) => {
    const read = readMapping('Opportunity', body, opportunity);
    expect(read.ok ? [] : paths(read.faults)).toEqual(expected);
  });
});
