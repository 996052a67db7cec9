import { atOnce, type Steps } from '#identifiers';
import { type Checked, checked, type Fault, given, isMembers, unknownMembers } from './checked.js';
import {
  type InternalLists,
  readDomainAliases,
  readDomains,
  readExcludedParticipants,
  readInternalDomains,
} from './read-domains.js';
import { DEFAULT_SETTINGS, type HostChanges, type LinkingSettings, type Settings } from './settings.js';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

const WEEK_IN_MINUTES = 7 * 24 * 60;
const minutes: Range = { from: 0, to: WEEK_IN_MINUTES, unit: 'minutes' };

const RANGES = {
  syncIntervalMinutes: minutes,
  reconcileIntervalHours: { from: 0, to: 7 * 24, unit: 'hours' },
  watermarkOverlapSeconds: { from: 0, to: 24 * 60 * 60, unit: 'seconds' },
  freshnessGapSeconds: { from: 0, to: 24 * 60 * 60, unit: 'seconds' },
  // At 0 nothing would ever run; an interval of 0 is how a schedule is switched off.
  apiBudgetPercent: { from: 1, to: 100, unit: 'percent' },
  keepDeletedDays: { from: 0, to: 3_650, unit: 'days' },
  keepRecordingsDays: { from: 0, to: 36_500, unit: 'days' },
  // At 0 every deletion waits for approval.
  reconcileDeletePercent: { from: 0, to: 100, unit: 'percent' },
} as const satisfies Partial<Record<keyof Settings, Range>>;

type Merged = Readonly<Record<string, unknown>>;

/** RFC 7396: null takes a member back to its default, objects merge, everything else replaces. */
function merge(current: Merged, patch: Merged, defaults: Merged): Merged {
  const merged = Object.entries(patch).map(([name, value]): [string, unknown] => {
    const [now, fallback] = [current[name], defaults[name]];
    if (value === null) return [name, fallback];
    if (!isMembers(value) || !isMembers(now) || !isMembers(fallback)) return [name, value];
    return [name, merge(now, value, fallback)];
  });
  return { ...current, ...Object.fromEntries<unknown>(merged) };
}

function readNumber(value: unknown, path: string, { from, to, unit }: Range, faults: Fault[]): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  faults.push({ path, message: `A whole number of ${unit} from ${from} to ${to} is expected; ${given(value)}.` });
  return from;
}

/** A group of settings, or nothing but a fault when it is no object. */
function readGroup(value: unknown, path: string, known: readonly string[], faults: Fault[]): Merged | undefined {
  if (!isMembers(value)) {
    faults.push({ path, message: `An object with ${known.join(', ')} is expected; ${given(value)}.` });
    return undefined;
  }
  faults.push(...unknownMembers(value, known, path));
  return value;
}

function* readChanges(value: unknown, path: 'freeMailDomains' | 'sharedHosts', faults: Fault[]): Steps<HostChanges> {
  const group = readGroup(value, path, ['add', 'remove'], faults);
  if (group === undefined) return DEFAULT_SETTINGS[path];
  return {
    add: yield* readDomains(group.add, { path: `${path}.add`, faults }),
    remove: yield* readDomains(group.remove, { path: `${path}.remove`, faults }),
  };
}

function readLinking(value: unknown, faults: Fault[]): LinkingSettings {
  const group = readGroup(value, 'linking', Object.keys(DEFAULT_SETTINGS.linking), faults);
  if (group === undefined) return DEFAULT_SETTINGS.linking;
  const delay = (name: keyof LinkingSettings): number => readNumber(group[name], `linking.${name}`, minutes, faults);
  return {
    captureLeadMinutes: delay('captureLeadMinutes'),
    dialerDelayMinutes: delay('dialerDelayMinutes'),
    freshnessWaitMinutes: delay('freshnessWaitMinutes'),
  };
}

function isSteps(value: unknown): value is Steps<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

/**
 * What a patch touches, and with the lists of hosts also the internal domains, which must be on none of them. The rest stays
 * as it is, unread: a list that came with a newer version must not stand in the way of another change.
 */
function touchedBy(patch: Merged): (name: keyof Settings) => boolean {
  const moves = 'freeMailDomains' in patch || 'sharedHosts' in patch;
  return (name) => name in patch || (name === 'internalDomains' && moves);
}

type Reads = { [Name in keyof Settings]: () => Settings[Name] | Steps<Settings[Name]> };

function readSettings(merged: Merged, faults: Fault[]): Reads {
  const number = (name: keyof typeof RANGES) => (): number => readNumber(merged[name], name, RANGES[name], faults);
  const at = (path: string): { path: string; faults: Fault[] } => ({ path, faults });
  // Faults of these lists are told once, where they are read for their own sake.
  const changes = (path: 'freeMailDomains' | 'sharedHosts'): Steps<HostChanges> => readChanges(merged[path], path, []);
  function* internal(): Steps<string[]> {
    const lists: InternalLists = { freeMail: yield* changes('freeMailDomains'), shared: yield* changes('sharedHosts') };
    return yield* readInternalDomains(merged.internalDomains, at('internalDomains'), lists);
  }
  return {
    syncIntervalMinutes: number('syncIntervalMinutes'),
    reconcileIntervalHours: number('reconcileIntervalHours'),
    watermarkOverlapSeconds: number('watermarkOverlapSeconds'),
    freshnessGapSeconds: number('freshnessGapSeconds'),
    keepDeletedDays: number('keepDeletedDays'),
    keepRecordingsDays: number('keepRecordingsDays'),
    apiBudgetPercent: number('apiBudgetPercent'),
    reconcileDeletePercent: number('reconcileDeletePercent'),
    // Null is an answer of its own: the team never said (W1).
    internalDomains: () => (merged.internalDomains === null ? null : internal()),
    excludedParticipants: () => readExcludedParticipants(merged.excludedParticipants, at('excludedParticipants')),
    domainAliases: () => readDomainAliases(merged.domainAliases, at('domainAliases')),
    freeMailDomains: () => readChanges(merged.freeMailDomains, 'freeMailDomains', faults),
    sharedHosts: () => readChanges(merged.sharedHosts, 'sharedHosts', faults),
    linking: () => readLinking(merged.linking, faults),
  };
}

/**
 * The settings after a `PATCH`: its members merge over the present ones, a null brings a default back, and what it touches
 * is checked, since one member can make another wrong (a free-mail addition and an internal domain, say).
 */
export function patchSettings(current: Settings, patch: unknown): Checked<Settings> {
  return atOnce(patchSettingsInSteps(current, patch));
}

/** The same in steps: lists may be long. */
export function* patchSettingsInSteps(current: Settings, patch: unknown): Steps<Checked<Settings>> {
  if (!isMembers(patch)) return { ok: false, faults: [{ path: '', message: 'The body is an object of settings.' }] };
  const faults = unknownMembers(patch, Object.keys(DEFAULT_SETTINGS), '');
  const read = readSettings(merge({ ...current }, patch, { ...DEFAULT_SETTINGS }), faults);
  const isTouched = touchedBy(patch);
  const after: [string, unknown][] = [];
  for (const [name, member] of Object.entries(read)) {
    const known = name as keyof Settings;
    const value: unknown = isTouched(known) ? member() : current[known];
    after.push([known, isSteps(value) ? yield* value : value]);
  }
  return checked(Object.fromEntries(after) as unknown as Settings, faults);
}
