import { getMetadataStorage, type MetadataStorage, ValidationTypes } from 'class-validator';

type Rule = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];
type Constraint = ReturnType<MetadataStorage['getTargetValidatorConstraints']>[number]['instance'];
type Condition = (object: object, value: unknown) => boolean;

interface Check {
  readonly rule: Rule;
  readonly constraints: readonly Constraint[];
}

/** What class-validator would ask of one member. */
interface Member {
  readonly conditions: readonly Condition[];
  readonly checks: readonly Check[];
  readonly isNested: boolean;
}

type Members = ReadonlyMap<string, Member>;

const { CUSTOM_VALIDATION, NESTED_VALIDATION, CONDITIONAL_VALIDATION, WHITELIST } = ValidationTypes;
const KNOWN_TYPES = [CUSTOM_VALIDATION, NESTED_VALIDATION, CONDITIONAL_VALIDATION, WHITELIST];

/** Undefined where a class has no rules, or some that are not asked here. */
function readMembers(dto: new () => object): Members | undefined {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(dto, '', false, false);
  if (rules.length === 0 || rules.some(({ type, validateIf }) => !KNOWN_TYPES.includes(type) || validateIf)) {
    return undefined;
  }
  const checkOf = (rule: Rule): Check => ({
    rule,
    constraints: storage.getTargetValidatorConstraints(rule.constraintCls).map(({ instance }) => instance),
  });
  return new Map(
    Object.entries(storage.groupByPropertyName(rules)).map(([name, own]) => [
      name,
      {
        conditions: own
          .filter(({ type }) => type === CONDITIONAL_VALIDATION)
          .map(({ constraints }) => constraints[0] as Condition),
        checks: own.filter(({ type }) => type === CUSTOM_VALIDATION).map(checkOf),
        isNested: own.some(({ type }) => type === NESTED_VALIDATION),
      },
    ]),
  );
}

const known = new WeakMap<object, Members | undefined>();

function membersOf(dto: new () => object): Members | undefined {
  if (!known.has(dto)) known.set(dto, readMembers(dto));
  return known.get(dto);
}

function passes({ rule, constraints }: Check, object: object, value: unknown): boolean {
  const values = rule.each && Array.isArray(value) ? (value as unknown[]) : [value];
  const { propertyName: property, constraints: wanted } = rule;
  const told = { targetName: object.constructor.name, property, object, value, constraints: wanted };
  // An answer that is still to come is no yes.
  return constraints.every((constraint) => values.every((each) => constraint.validate(each, told) === true));
}

function isNestedValid(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every(isNestedValid);
  return typeof value === 'object' && value !== null && isSurelyValid(value);
}

function isMemberValid({ conditions, checks, isNested }: Member, object: object, value: unknown): boolean {
  if (!conditions.every((condition) => condition(object, value))) return true;
  return checks.every((check) => passes(check, object, value)) && (!isNested || isNestedValid(value));
}

/**
 * Asks the rules that class-validator has of an instance of a DTO, without the error that it makes of each member before
 * it knows of any fault: for a hand-in this is the larger part of its work. True only when class-validator would find
 * nothing; anything else is for it to tell.
 */
export function isSurelyValid(object: object): boolean {
  if (Object.hasOwn(object, 'constructor')) return false;
  const members = membersOf(object.constructor as new () => object);
  if (members === undefined || Object.keys(object).some((name) => !members.has(name))) return false;
  for (const [name, member] of members) {
    if (!isMemberValid(member, object, object[name as keyof object])) return false;
  }
  return true;
}
