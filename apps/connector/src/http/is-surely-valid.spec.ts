import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { ArrayMaxSize, IsDefined, IsInt, IsString, Max, ValidateIf, validateSync } from 'class-validator';
import fc from 'fast-check';
import { RecordingBody } from '../linking/recordings.dto.js';
import { isSurelyValid } from './is-surely-valid.js';

const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };
const hasNoFault = (dto: object): boolean => validateSync(dto, options).length === 0;

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

const wrong = fc.constantFrom<unknown>(
  '',
  'x',
  0,
  -1,
  1.5,
  true,
  null,
  undefined,
  [],
  [null],
  [[]],
  ['x'],
  {},
  { x: 1 },
);
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

test(`says yes to exactly those bodies in which class-validator finds no fault (FC_SEED=${seed})`, () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(spoilt(right), (body) => {
      const dto = plainToInstance(RecordingBody, body);
      const isRight = hasNoFault(dto);
      seen[isRight ? 'right' : 'wrong'] += 1;
      expect(isSurelyValid(dto)).toBe(isRight);
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

class Ruleless {
  size = 1;
}

test.each([
  ['a member whose condition rules it out', Conditional, { size: 'any', names: [] }],
  ['a member whose condition holds', Conditional, { size: 6, names: [] }],
  ['each of a list', Conditional, { size: 1, names: ['a', 1] }],
  ['a list', Conditional, { size: 1, names: ['a', 'b', 'c'] }],
  ['all of it', Conditional, { size: 1, names: ['a', 'b'] }],
  ['a member that must be there', Defined, {}],
  ['a class without rules', Ruleless, {}],
  ['a constructor of its own', Defined, { size: 1, constructor: 'x' }],
])('agrees with class-validator on %s', (_, dto, members) => {
  const instance = Object.assign(new dto(), members);
  expect(isSurelyValid(instance)).toBe(hasNoFault(instance));
});
