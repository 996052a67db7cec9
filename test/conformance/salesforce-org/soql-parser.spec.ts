import { parseQuery } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { parseSoql } from '../../../apps/salesforce-org/src/soql/parser.js';
import { SoqlError } from '../../../apps/salesforce-org/src/soql/soql-error.js';

/**
 * The org reads SOQL with a parser of its own, which knows the place of every word. A published parser, which does not,
 * is the witness: what the org takes it takes too, with the same parts.
 */
const field = fc.constantFrom(
  'Id',
  'Name',
  'Amount',
  'Account.Name',
  'Account.Owner.Name',
  'Custom_Field__c',
  'Rel__r.Name',
);
const text = fc
  .string({ maxLength: 12 })
  .map((value) => `'${value.replace(/[\\']/g, (c) => `\\${c}`).replace(/[^\x20-\x7e]/g, '')}'`);
const number = fc.constantFrom('0', '-5', '12.5', '1000000');
const date = fc.constantFrom('2026-01-31', 'TODAY', 'LAST_N_DAYS:30', 'THIS_FISCAL_QUARTER');
const dateTime = fc.constantFrom('2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000+0200', '2026-01-31T10:00:00-08:00');
const literal = fc.oneof(text, number, date, dateTime, fc.constantFrom('null', 'TRUE', 'false'));
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const comparison = fc.oneof(
  fc.tuple(field, operator, literal).map((parts) => parts.join(' ')),
  fc
    .tuple(field, fc.constantFrom('IN', 'NOT IN'), fc.array(text, { minLength: 1, maxLength: 4 }))
    .map(([name, word, list]) => `${name} ${word} (${list.join(', ')})`),
  fc.tuple(field, text).map(([name, pattern]) => `${name} LIKE ${pattern}`),
);
const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    comparison.map((one) => `NOT ${one}`),
    fc
      .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([joiner, list]) => list.map((one) => `(${one})`).join(joiner)),
  ),
})).condition;

const query = fc.record({
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 5 }),
  where: fc.option(condition, { nil: undefined }),
  order: fc.option(
    fc
      .tuple(field, fc.constantFrom('', ' ASC', ' DESC'), fc.constantFrom('', ' NULLS FIRST', ' NULLS LAST'))
      .map((parts) => parts.join('')),
    { nil: undefined },
  ),
  limit: fc.option(fc.nat(2000), { nil: undefined }),
});

describe('the SOQL parser', () => {
  test('agrees with a published parser on every query made at random', () => {
    fc.assert(
      fc.property(query, ({ fields, where, order, limit }) => {
        const soql = [
          `SELECT ${fields.join(', ')} FROM Opportunity`,
          where && `WHERE ${where}`,
          order && `ORDER BY ${order}`,
          limit !== undefined && `LIMIT ${String(limit)}`,
        ]
          .filter(Boolean)
          .join(' ');
        const [own, witness] = [parseSoql(soql), parseQuery(soql)];
        expect(
          own.select.map((item) =>
            item.kind === 'expression' && item.value.kind === 'field' ? item.value.path.join('.') : '?',
          ),
        ).toEqual(fields);
        expect(own.from.name).toBe(witness.sObject);
        expect(own.limit).toBe(witness.limit);
        expect(own.orderBy).toHaveLength(witness.orderBy === undefined ? 0 : 1);
        expect(own.where === undefined).toBe(witness.where === undefined);
      }),
      { numRuns: 300 },
    );
  });

  test('never fails but with a coded error, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom(
                'SELECT',
                'FROM',
                'WHERE',
                '(',
                ')',
                ',',
                'Id',
                'AND',
                'NOT',
                'IN',
                "'x'",
                '5',
                'LIMIT',
                'ORDER',
                'BY',
                '=',
                'COUNT',
              ),
            )
            .map((words) => words.join(' ')),
        ),
        (soql) => {
          try {
            parseSoql(soql);
          } catch (error) {
            if (!(error instanceof SoqlError)) throw error;
            expect(error.errorCode).toMatch(/^[A-Z_]+$/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
