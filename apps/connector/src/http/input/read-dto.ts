import type { InputFault } from '#platform';
import type { ValidationArguments } from 'class-validator';
import { type Dto, type Member, membersOf } from './dto-members.js';
import { isUnfitText } from './unfit-texts.js';

/** Enough to repair any request; a body of a million faults does not become an answer of a million. */
const FAULTS_AT_MOST = 100;
/** A name that is told back, at most. */
const NAME_LENGTH = 100;

type Members = Record<string, unknown>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name out of a request, fit to be told back. */
function shown(name: string): string {
  return (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name).toWellFormed();
}

function join(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}

/** Collects faults; once it is full, reading stops. */
class Faults {
  readonly found: InputFault[] = [];

  get isFull(): boolean {
    return this.found.length >= FAULTS_AT_MOST;
  }

  add(path: string, message: string): void {
    if (!this.isFull) this.found.push({ path, message });
  }
}

/** The first rule that the value breaks, in words. */
function faultOf({ name, checks }: Member, object: object, value: unknown): string | undefined {
  // Some rules throw at such texts.
  if ((Array.isArray(value) ? value : [value]).some(isUnfitText)) return `${name} must be well-formed text`;
  const told: ValidationArguments = { targetName: '', property: name, object, value, constraints: [] };
  for (const { each, constraints, passes, message } of checks) {
    told.constraints = [...constraints];
    const isRight = each && Array.isArray(value) ? value.every((item) => passes(item, told)) : passes(value, told);
    if (isRight) continue;
    if (value === undefined) return `${name} is required`;
    return value === null ? `${name} must not be null` : message(told);
  }
  return undefined;
}

function* readNested(
  { name, nested, isList }: Member & { nested: Dto },
  value: unknown,
  path: string,
  faults: Faults,
): Generator<undefined, unknown> {
  if (!isList) {
    if (isMembers(value)) return yield* readMembers(nested, value, path, faults);
    faults.add(path, `${name} must be an object`);
    return value;
  }
  const items: unknown[] = [];
  for (const [index, item] of (value as unknown[]).entries()) {
    if (faults.isFull) break;
    if (isMembers(item)) items.push(yield* readMembers(nested, item, `${path}[${index}]`, faults));
    else faults.add(`${path}[${index}]`, `each of ${name} must be an object`);
    yield;
  }
  return items;
}

function* readMember(member: Member, dto: Members, path: string, faults: Faults): Generator<undefined, void> {
  const { name, conditions, nested } = member;
  const value = dto[name];
  if (!conditions.every((holds) => holds(dto, value))) return;
  const fault = faultOf(member, dto, value);
  if (fault !== undefined) faults.add(path, fault);
  else if (nested !== undefined && value !== undefined) {
    dto[name] = yield* readNested({ ...member, nested }, value, path, faults);
  }
}

function* readMembers(dto: Dto, given: Members, path: string, faults: Faults): Generator<undefined, Members> {
  const members = membersOf(dto);
  const read = new dto() as Members;
  for (const name of Object.keys(given)) {
    const member = members.get(name);
    if (member !== undefined) read[name] = member.convert(given[name], given);
    else faults.add(join(path, shown(name)), `${shown(name)} is not a member of this`);
  }
  for (const member of members.values()) {
    if (faults.isFull) break;
    yield* readMember(member, read, join(path, member.name), faults);
  }
  return read;
}

/** An instance of the DTO, and everything that is wrong with what was given: unknown members and broken rules alike. */
export interface ReadDto {
  value: object;
  faults: readonly InputFault[];
}

/**
 * Reads what a request gives into a DTO by the rules of its decorators, those of class-validator and class-transformer;
 * neither library sees the request. Their time grows with the square of an object's members, ours with the request's size.
 * Yields where it may be interrupted.
 */
export function* readDto(dto: Dto, given: unknown): Generator<undefined, ReadDto> {
  const faults = new Faults();
  if (!isMembers(given)) return { value: {}, faults: [{ path: '', message: 'The body must be a JSON object' }] };
  const value = yield* readMembers(dto, given, '', faults);
  return { value, faults: faults.found };
}
