import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, type MetadataStorage, type ValidationArguments, ValidationTypes } from 'class-validator';
import type { InputFault } from '#platform';
import type { Circumstances } from './circumstances.js';

/**
 * A rule across the members of a DTO, or beyond what a decorator knows. It is asked whatever else is wrong, so a member may
 * be anything. What needs the database or the network is for the handler to find.
 */
export type Across = (read: Readonly<Record<string, unknown>>, circumstances: Circumstances) => readonly InputFault[];

export interface Dto {
  new (): object;
  readonly across?: Across;
}
type Rule = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];
type Constraint = ReturnType<MetadataStorage['getTargetValidatorConstraints']>[number];
type Condition = (object: object, value: unknown) => boolean;

/** One rule of a member. */
export interface Check {
  /** Of every item, where the value is a list. */
  readonly each: boolean;
  readonly constraints: readonly unknown[];
  /** What it asks the value to be; undefined where the rule says nothing of that. */
  readonly takes: 'text' | 'other' | undefined;
  /** What it asks the size of; undefined where it asks something else. */
  readonly sizeOf: 'text' | 'a number' | 'a list' | undefined;
  readonly passes: (value: unknown, told: ValidationArguments) => boolean;
  readonly message: (told: ValidationArguments) => string;
}

/** What the decorators of a DTO say of one member. */
export interface Member {
  readonly name: string;
  /** Its rules count only while all of these hold: `@IsOptional`, `@ValidateIf`. */
  readonly conditions: readonly Condition[];
  /** In the order in which they are asked; the first that fails is the fault. */
  readonly checks: readonly Check[];
  readonly convert: (value: unknown, object: object) => unknown;
  /** The DTO of its value, or of each item of it. */
  readonly nested: Dto | undefined;
  readonly isList: boolean;
}

/** What the value is comes before how large it is, and that before anything whose cost grows with it. */
const KIND = /^is(Text|String|Int|Number|Boolean|Array|Object|Defined)$/;
const TEXT = /^is(Text|String)$/;
const SIZE = /^(min|max|minLength|maxLength|isLength|arrayMinSize|arrayMaxSize)$/;

function rank(name: string): number {
  return KIND.test(name) ? 0 : SIZE.test(name) ? 1 : 2;
}

/** Fills in what class-validator's messages leave open. */
function fill(template: string, { property, constraints }: ValidationArguments): string {
  return template
    .replaceAll('$property', () => property)
    .replace(/\$constraint(\d)/g, (_, position: string) => {
      const constraint: unknown = constraints[Number(position) - 1];
      return Array.isArray(constraint) ? constraint.join(', ') : String(constraint);
    });
}

function sizeOf(name: string): Check['sizeOf'] {
  if (!SIZE.test(name)) return undefined;
  if (name.startsWith('array')) return 'a list';
  return /length/i.test(name) ? 'text' : 'a number';
}

function checkOf({ validateIf, each, message, constraints }: Rule, { instance, name }: Constraint): Check {
  return {
    each: each,
    sizeOf: sizeOf(name),
    takes: TEXT.test(name) ? 'text' : KIND.test(name) && name !== 'isDefined' ? 'other' : undefined,
    constraints: (constraints as unknown[] | undefined) ?? [],
    // An answer that is still to come is no yes.
    passes: (value, told) =>
      (validateIf !== undefined && !validateIf(told.object, value)) || instance.validate(value, told) === true,
    message: (told) => {
      const template =
        (message as Rule['message'] | undefined) ?? instance.defaultMessage?.(told) ?? '$property is wrong';
      return fill(typeof template === 'function' ? template(told) : template, told);
    },
  };
}

function checksOf(rules: readonly Rule[]): { name: string; check: Check }[] {
  const storage = getMetadataStorage();
  return rules
    .filter(({ type }) => type === ValidationTypes.CUSTOM_VALIDATION || type === ValidationTypes.IS_DEFINED)
    .flatMap((rule) =>
      storage
        .getTargetValidatorConstraints(rule.constraintCls)
        .map((constraint) => ({ name: constraint.name, check: checkOf(rule, constraint) })),
    )
    .sort((a, b) => rank(a.name) - rank(b.name));
}

/** A number of a query. Text that is none stays as it is, for the rules to refuse. */
function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
}

function conversionOf(dto: Dto, name: string, isNumber: boolean): Member['convert'] {
  const transformations = defaultMetadataStorage.findTransformMetadatas(dto, name, 0);
  if (transformations.length === 0 && !isNumber) return (value) => value;
  return (value, obj) =>
    transformations.reduce<unknown>(
      (converted, { transformFn }) => transformFn({ value: converted, key: name, obj }),
      isNumber ? toNumber(value) : value,
    );
}

function memberOf(dto: Dto, name: string, rules: readonly Rule[]): Member {
  const checks = checksOf(rules);
  const isNested = rules.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  const type = defaultMetadataStorage.findTypeMetadata(dto, name)?.typeFunction();
  if (isNested !== (type !== undefined && type !== Number)) {
    throw new Error(`${dto.name}.${name} needs @ValidateNested together with the @Type of a DTO`);
  }
  return {
    name,
    conditions: rules
      .filter((rule) => rule.type === ValidationTypes.CONDITIONAL_VALIDATION)
      .map(({ constraints }) => (constraints as Condition[])[0] as Condition),
    checks: checks.map(({ check }) => check),
    convert: conversionOf(dto, name, type === Number),
    nested: isNested ? (type as Dto) : undefined,
    isList: checks.some((check) => check.name === 'isArray'),
  };
}

function readMembers(dto: Dto): ReadonlyMap<string, Member> {
  const storage = getMetadataStorage();
  const rules = Map.groupBy(
    storage.getTargetValidationMetadatas(dto, '', false, false),
    ({ propertyName }) => propertyName,
  );
  return new Map([...rules].map(([name, own]) => [name, memberOf(dto, name, own)]));
}

const known = new WeakMap<Dto, ReadonlyMap<string, Member>>();

/** The members a DTO declares, by name. */
export function membersOf(dto: Dto): ReadonlyMap<string, Member> {
  const members = known.get(dto) ?? readMembers(dto);
  known.set(dto, members);
  return members;
}
