import type { InputFault } from '#platform';
import type { ValidationArguments } from 'class-validator';
import type { Circumstances } from './circumstances.js';
import { type Check, type Dto, type Member, membersOf } from './dto-members.js';
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

/** Reads by the circumstances of a request, and collects faults; once it is full, reading stops. */
class Reading {
  readonly found: InputFault[] = [];

  constructor(readonly circumstances: Circumstances) {}

  get isFull(): boolean {
    return this.found.length >= FAULTS_AT_MOST;
  }

  add(path: string, message: string): void {
    if (!this.isFull) this.found.push({ path, message });
  }

  /** Of what has a fault already, more says nothing. */
  addTo(path: string, message: string): void {
    if (!this.found.some((fault) => fault.path === path)) this.add(path, message);
  }
}

/** What a rule was broken by, in words: "a text", "the number 1.5". */
export function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? `the number ${value}` : JSON.stringify(value);
}

/** Of a text that may be one but is the wrong one, that it is a text says nothing. */
function given(value: unknown, { checks, isList, nested }: Member): string {
  const takesText =
    !isList && nested === undefined && !checks.some(({ takes }) => takes !== undefined && takes !== 'text');
  return typeof value === 'string' && takesText ? '' : `; ${nameOf(value)} was given`;
}

/** Whether it has a size of that kind at all. */
function isSized(value: unknown, sizeOf: 'text' | 'a number' | 'a list'): boolean {
  if (sizeOf === 'a list') return Array.isArray(value);
  return typeof value === (sizeOf === 'text' ? 'string' : 'number');
}

/** Why a value, or an item of it, breaks a rule. */
function messageOf(member: Member, { sizeOf, message }: Check, told: ValidationArguments, value: unknown): string {
  if (sizeOf === undefined) return `${message(told)}${given(value, member)}`;
  return isSized(value, sizeOf) ? message(told) : `${member.name} must be ${sizeOf}; ${nameOf(value)} was given`;
}

/** By the first rule that the value breaks, or of each of its items the first that it breaks: where, and in words. */
function faultsOf(member: Member, object: object, value: unknown): { place: string; message: string }[] {
  const { name, checks } = member;
  // Some rules throw at such texts. Those within a list are told by themselves.
  if (isUnfitText(value)) return [{ place: '', message: `${name} must be well-formed text` }];
  const told: ValidationArguments = { targetName: '', property: name, object, value, constraints: [] };
  const wrong = new Map<number, string>();
  for (const check of checks) {
    told.constraints = [...check.constraints];
    if (!check.each || !Array.isArray(value)) {
      if (wrong.size > 0 || check.passes(value, told)) continue;
      return [
        { place: '', message: value === undefined ? `${name} is required` : messageOf(member, check, told, value) },
      ];
    }
    for (const [at, item] of (value as unknown[]).entries()) {
      if (wrong.size >= FAULTS_AT_MOST) break;
      if (wrong.has(at) || isUnfitText(item) || check.passes(item, told)) continue;
      wrong.set(at, messageOf({ ...member, isList: false }, check, told, item));
    }
  }
  return [...wrong].sort(([a], [b]) => a - b).map(([at, message]) => ({ place: `[${at}]`, message }));
}

function* readNested(
  { name, nested, isList }: Member & { nested: Dto },
  value: unknown,
  path: string,
  reading: Reading,
): Generator<undefined, unknown> {
  if (!isList) {
    if (isMembers(value)) return yield* readMembers(nested, value, path, reading);
    reading.add(path, `${name} must be an object; ${nameOf(value)} was given`);
    return value;
  }
  const items: unknown[] = [];
  for (const [index, item] of (value as unknown[]).entries()) {
    if (reading.isFull) break;
    if (isMembers(item)) items.push(yield* readMembers(nested, item, `${path}[${index}]`, reading));
    else reading.add(`${path}[${index}]`, `each of ${name} must be an object; ${nameOf(item)} was given`);
    yield;
  }
  return items;
}

function* readMember(member: Member, dto: Members, path: string, reading: Reading): Generator<undefined, void> {
  const { name, conditions, nested } = member;
  const value = dto[name];
  if (!conditions.every((holds) => holds(dto, value))) return;
  const broken = faultsOf(member, dto, value);
  for (const { place, message } of broken) reading.add(path + place, message);
  if (broken.length > 0) return;
  if (nested !== undefined && value !== undefined) {
    dto[name] = yield* readNested({ ...member, nested }, value, path, reading);
  }
}

function* readMembers(dto: Dto, given: Members, path: string, reading: Reading): Generator<undefined, Members> {
  const members = membersOf(dto);
  const read = new dto() as Members;
  for (const name of Object.keys(given)) {
    const member = members.get(name);
    if (member !== undefined) read[name] = member.convert(given[name], given);
    else reading.add(join(path, shown(name)), `${shown(name)} is not a member of this`);
  }
  for (const member of members.values()) {
    if (reading.isFull) break;
    yield* readMember(member, read, join(path, member.name), reading);
  }
  for (const fault of dto.across?.(read, reading.circumstances) ?? [])
    reading.addTo(join(path, fault.path), fault.message);
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
export function* readDto(dto: Dto, given: unknown, circumstances: Circumstances): Generator<undefined, ReadDto> {
  const reading = new Reading(circumstances);
  if (!isMembers(given)) return { value: {}, faults: [{ path: '', message: 'The body must be a JSON object' }] };
  const value = yield* readMembers(dto, given, '', reading);
  return { value, faults: reading.found };
}
