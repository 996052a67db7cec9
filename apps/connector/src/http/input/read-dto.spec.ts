import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { ArrayMaxSize, IsDefined, IsInt, IsString, Max, ValidateIf, validateSync } from 'class-validator';
import fc from 'fast-check';
import { circumstances } from '../../../../../test/support/circumstances.js';
import { RecordingBody } from '../../linking/recordings.dto.js';
import { type Dto } from './dto-members.js';
import { readDto, type ReadDto } from './read-dto.js';

/** To its end, without turns for others. */
function read(dto: Dto, given: unknown): ReadDto {
  const work = readDto(dto, given, circumstances);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Those who can judge: the libraries whose decorators the DTOs carry. */
const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };
// They would take a list of owners for an owner, and a list within the list of attendees.
const isRightToThem = (dto: Dto, given: object): boolean =>
  !('owner' in given && Array.isArray(given.owner)) && validateSync(plainToInstance(dto, given), options).length === 0;

const right = {
  kind: 'virtual_conference',
  title: 'Acme, discovery',
  startedAt: '2026-03-02T15:00:00Z',
  endedAt: '2026-03-02T15:31:00Z',
  owner: { email: 'ana@ours.example' },
  attendees: [{ name: 'Bo Li', email: 'bo@acme.example', talkTimeMs: 870_000, joinedAt: '2026-03-02T15:01:10Z' }],
  invitees: [{ name: 'Bo Li', response: 'accepted', isBot: false }, {}],
  decide: 'now',
};

const wrong = fc.constantFrom<unknown>('', 'x', 0, -1, 1.5, true, null, [null], ['x'], { x: 1 });
const unknownMember = fc.oneof(
  { weight: 80, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ x: 1 }) },
);

/** The value with some members replaced or added, at any depth. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.tuple(...value.map(mostlyRight));
  if (typeof value !== 'object' || value === null) return fc.constant(value);
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mostlyRight(member)]));
  return fc.tuple(fc.record(members), unknownMember).map(([known, added]) => ({ ...known, ...added }));
}

function mostlyRight(value: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: spoilt(value) }, { weight: 1, arbitrary: wrong });
}

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);

test(`finds a fault in exactly those bodies in which the libraries find one (FC_SEED=${seed})`, () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(spoilt(right), (given) => {
      const isRight = isRightToThem(RecordingBody, given as object);
      seen[isRight ? 'right' : 'wrong'] += 1;
      const { value, faults } = read(RecordingBody, given);
      expect([given, faults.length === 0]).toEqual([given, isRight]);
      if (isRight) expect(value).toEqual(plainToInstance(RecordingBody, given));
    }),
    { seed, numRuns: 400 },
  );
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(40);
});

class Conditional {
  @ValidateIf((_, value) => value !== 'any')
  @IsInt()
  @Max(5)
  size!: unknown;

  @IsString({ each: true })
  @ArrayMaxSize(2)
  names!: unknown;
}

class Defined {
  @IsDefined({ always: true })
  size!: unknown;
}

test.each([
  ['a member whose condition rules it out', Conditional, { size: 'any', names: [] }],
  ['a member whose condition holds', Conditional, { size: 6, names: [] }],
  ['each of a list', Conditional, { size: 1, names: ['a', 1] }],
  ['a list', Conditional, { size: 1, names: ['a', 'b', 'c'] }],
  ['all of it', Conditional, { size: 1, names: ['a', 'b'] }],
  ['a member that must be there', Defined, {}],
])('agrees with the libraries on %s', (_, dto, members) => {
  expect(read(dto, members).faults.length === 0).toBe(isRightToThem(dto, members));
});

class Page {
  @Type(() => Number)
  @Max(500)
  @IsInt()
  limit = 100;
}

test.each([
  ['7', 7, []],
  ['501', 501, ['limit must not be greater than 500']],
  ['0x10', '0x10', ['limit must be an integer number; a text was given']],
  ['', '', ['limit must be an integer number; a text was given']],
  [['1', '2'], ['1', '2'], ['limit must be an integer number; a list was given']],
])('a number of a query: %j', (limit, value, messages) => {
  const { value: dto, faults } = read(Page, { limit });
  expect([dto, faults.map(({ message }) => message)]).toEqual([{ limit: value }, messages]);
});

test('a long name is told in part, and no more than a hundred faults', () => {
  const given = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${'n'.repeat(500)}${i}`, i]));
  const { faults } = read(Page, given);
  expect(faults).toHaveLength(100);
  expect(JSON.stringify(faults).length).toBeLessThan(30_000);
});
