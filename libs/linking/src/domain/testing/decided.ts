import type { Candidates } from '../model/candidates.js';
import type { LinkingConfiguration, LinkingSettings } from '../model/configuration.js';
import { decide } from '../decide.js';
import type { Decision, Slot } from '../model/decision.js';
import type { Recording } from '../model/recording.js';
import * as build from './build.js';

export function decided(
  given: Recording,
  known: Partial<Candidates> = {},
  configured: LinkingConfiguration = build.configuration(),
): Decision {
  return decide(given, build.candidates(known), configured, build.NOW);
}

/** What each slot came to: the record's id, or the reason. */
export function outcome({ slots }: Decision): Record<Slot, string | null> {
  const of = ({ crmId, reason }: { crmId: string | null; reason: string | null }) => crmId ?? reason;
  return { person: of(slots.person), account: of(slots.account), opportunity: of(slots.opportunity) };
}

/** Account and Opportunity, empty for one reason. */
export const both = (reason: string): Record<'account' | 'opportunity', string> => ({
  account: reason,
  opportunity: reason,
});

export const suggested = (decision: Decision, slot: Slot): string[] =>
  decision.slots[slot].suggestions.map(({ crmId }) => crmId);

/** The configuration with these settings. */
export function withSettings(settings: Partial<LinkingSettings>): LinkingConfiguration {
  return build.configuration({ settings: { ...build.configuration().settings, ...settings } });
}
