import type { Schemas } from '#client';

type Settings = Schemas['SettingsView'];
export type Patch = Partial<Omit<Schemas['SettingsPatch'], 'linking' | 'freeMailDomains' | 'sharedHosts'>> & {
  linking?: Partial<Settings['linking']>;
  freeMailDomains?: Settings['freeMailDomains'];
  sharedHosts?: Settings['sharedHosts'];
};

export interface Alias {
  domain: string;
  accountCrmId: string;
}

/** As the form holds them: lists with a line each, numbers as they are typed. Keyed by the path of their setting. */
export interface FormValues {
  internalDomains: string;
  excludedParticipants: string;
  domainAliases: Alias[];
  'freeMailDomains.add': string;
  'freeMailDomains.remove': string;
  'sharedHosts.add': string;
  'sharedHosts.remove': string;
  'linking.captureLeadMinutes': string;
  'linking.dialerDelayMinutes': string;
  'linking.freshnessWaitMinutes': string;
  syncIntervalMinutes: string;
  reconcileIntervalHours: string;
  watermarkOverlapSeconds: string;
  freshnessGapSeconds: string;
  apiBudgetPercent: string;
  reconcileDeletePercent: string;
  keepDeletedDays: string;
  keepRecordingsDays: string;
}

export const FLAT_NUMBERS = [
  'syncIntervalMinutes',
  'reconcileIntervalHours',
  'watermarkOverlapSeconds',
  'freshnessGapSeconds',
  'apiBudgetPercent',
  'reconcileDeletePercent',
  'keepDeletedDays',
  'keepRecordingsDays',
] as const satisfies readonly (keyof FormValues & keyof Settings)[];

/** Those that a preview on recent recordings can tell something about. */
const DECIDING = [
  'internalDomains',
  'excludedParticipants',
  'domainAliases',
  'freeMailDomains',
  'sharedHosts',
] as const;

const lines = (values: readonly string[] | null): string => (values ?? []).join('\n');
const listed = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function toForm(settings: Settings): FormValues {
  const { linking, freeMailDomains, sharedHosts } = settings;
  const numbers = Object.fromEntries(FLAT_NUMBERS.map((name) => [name, String(settings[name])]));
  return {
    ...(numbers as Record<(typeof FLAT_NUMBERS)[number], string>),
    internalDomains: lines(settings.internalDomains),
    excludedParticipants: lines(settings.excludedParticipants),
    domainAliases: settings.domainAliases.map(({ domain, accountCrmId }) => ({ domain, accountCrmId })),
    'freeMailDomains.add': lines(freeMailDomains.add),
    'freeMailDomains.remove': lines(freeMailDomains.remove),
    'sharedHosts.add': lines(sharedHosts.add),
    'sharedHosts.remove': lines(sharedHosts.remove),
    'linking.captureLeadMinutes': String(linking.captureLeadMinutes),
    'linking.dialerDelayMinutes': String(linking.dialerDelayMinutes),
    'linking.freshnessWaitMinutes': String(linking.freshnessWaitMinutes),
  };
}

/** What is typed as a number, or as it is, for the service to say what is wrong with it. */
const numeric = (typed: string): number => (typed.trim() === '' ? (typed as unknown as number) : Number(typed));

function whole(values: FormValues): Required<Patch> {
  const numbers = Object.fromEntries(FLAT_NUMBERS.map((name) => [name, numeric(values[name])]));
  return {
    ...(numbers as Record<(typeof FLAT_NUMBERS)[number], number>),
    internalDomains: listed(values.internalDomains),
    excludedParticipants: listed(values.excludedParticipants),
    domainAliases: values.domainAliases.map(({ domain, accountCrmId }) => ({
      domain: domain.trim(),
      accountCrmId: accountCrmId.trim(),
    })),
    freeMailDomains: { add: listed(values['freeMailDomains.add']), remove: listed(values['freeMailDomains.remove']) },
    sharedHosts: { add: listed(values['sharedHosts.add']), remove: listed(values['sharedHosts.remove']) },
    linking: {
      captureLeadMinutes: numeric(values['linking.captureLeadMinutes']),
      dialerDelayMinutes: numeric(values['linking.dialerDelayMinutes']),
      freshnessWaitMinutes: numeric(values['linking.freshnessWaitMinutes']),
    },
  };
}

/** The settings that differ from those saved. Internal domains that were never saved stay so until some are typed. */
export function toPatch(saved: Settings, values: FormValues): Patch {
  const [before, after] = [whole(toForm(saved)), whole(values)];
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Patch]),
  );
  return Object.fromEntries(changed) as Patch;
}

/** The part of a change that decides what a recording is linked to; undefined when there is none. */
export function decidingPart(patch: Patch): Patch | undefined {
  const part = Object.fromEntries(Object.entries(patch).filter(([name]) => DECIDING.some((each) => each === name)));
  return Object.keys(part).length === 0 ? undefined : (part as Patch);
}
