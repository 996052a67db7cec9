import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Teams } from '#access';
import type { Check } from '#salesforce';
import { TeamConnection } from '#setup';
import { act, table } from '../output.js';
import { onServices } from '../run-command.js';

const MARKS = { ok: '✓ ok', warning: '! warning', failed: '✗ failed' } as const;
const COLOURS = { ok: 'green', warning: 'yellow', failed: 'red' } as const;

/** Columns first, colours after: colour codes have no width. `styleText` leaves them out where there is no terminal. */
function checksTable(checks: readonly Check[]): string {
  const rows = checks.map(({ id, status, detail, whoMustAct }) => [MARKS[status], id, detail + act(whoMustAct)]);
  const [header = '', ...lines] = table(['Status', 'Check', 'What'], rows).split('\n');
  const coloured = lines.map((line, index) => {
    const { status } = checks[index] ?? { status: 'ok' as const };
    return styleText(COLOURS[status], line.slice(0, 9)) + line.slice(9);
  });
  return [styleText('bold', header), ...coloured].join('\n');
}

/** `diagnose`: what works, what does not, and who must act. Ends with 1 when a check failed. */
export function addDiagnoseCommand(program: Command): void {
  const command = program
    .command('diagnose')
    .description("check a team's connection, permissions, mapping and allowances")
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const checks = await app.get(TeamConnection).diagnose(teamId);
    out.result({ checks }, checksTable(checks));
    return checks.some(({ status }) => status === 'failed') ? 1 : 0;
  });
}
