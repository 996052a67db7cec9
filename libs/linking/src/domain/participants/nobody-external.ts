import type { Reason } from '../model/decision.js';
import { step, type Step } from '../explaining/step.js';
import type { Participants } from './identify-participants.js';

/** Why nobody is external, or undefined when somebody is. */
export function nobodyExternal({
  externals,
  list,
  isExternalExcluded,
}: Participants): { reason: Reason; step: Step } | undefined {
  if (externals.length > 0) return undefined;
  if (isExternalExcluded) {
    const checked = step(['W1', 'somebody external'], `the ${list}`, 'dropped by the privacy list', {
      sentence: 'Everybody external is on the privacy list.',
    });
    return { reason: 'EXCLUDED', step: checked };
  }
  const checked = step(['W1', 'somebody external'], `the ${list}`, 'nobody', {
    sentence: 'Nobody external took part.',
  });
  return { reason: 'NO_EXTERNAL_PARTICIPANT', step: checked };
}
