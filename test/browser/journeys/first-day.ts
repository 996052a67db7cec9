import { BROWSER_TIMEOUT_MS, type ConsoleRig, newcomer } from '../support/rig.js';
import { firstSteps } from './first-steps.js';

/** An admin's first day, by nothing but what is to be seen: from a temporary password to a linked recording. */
export function firstDay(rig: () => ConsoleRig): void {
  it(
    'a temporary password, Salesforce’s own page, stages, fields, the first sync, a linked recording',
    async () => {
      const { guards, visit } = rig();
      const { email, password } = await newcomer(rig());
      const { page, context } = await visit();
      for (const { name, take } of firstSteps(email, password)) {
        await take(page);
        await guards.checkAxe(page, name);
      }
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
