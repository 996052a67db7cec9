import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Teams } from '#access';
import { AppError } from '#platform';
import { type Explanation, Recordings, type Slot, SLOTS } from '#linking';
import { escaped } from '../output.js';
import { onServices } from '../run-command.js';

const isNotFound = (error: unknown): boolean => error instanceof AppError && error.code === 'NOT_FOUND';

/** The explanation among these teams'; a recording's id is unique within a team only. */
async function findExplanation(recordings: Recordings, teamIds: readonly string[], id: string): Promise<Explanation> {
  const found: Explanation[] = [];
  for (const teamId of teamIds) {
    try {
      found.push(await recordings.explanation(teamId, id));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  const [explanation] = found;
  if (explanation === undefined) throw new AppError('NOT_FOUND', `There is no decided recording ${id}.`);
  if (found.length > 1)
    throw new AppError('CONFLICT', `${found.length} teams have a recording ${id}; name one with --team.`);
  return explanation;
}

function slotText(slot: Slot, { slots }: Explanation): string {
  const { state, name, crmId, reason, grade, sentences, suggestions, counterfactual } = slots[slot];
  const outcome = state === 'linked' ? `${name ?? ''} (${crmId ?? ''}), ${grade ?? ''}` : `empty, ${reason ?? ''}`;
  const lines = [
    styleText('bold', `${slot}: ${outcome.trim()}`),
    ...sentences.map((sentence) => `  ${sentence}`),
    ...(counterfactual === null ? [] : [`  → ${counterfactual}`]),
    ...suggestions.map(({ crmId: id, name: suggested, why }) => `  ? ${suggested ?? id} (${id}): ${why}`),
  ];
  return lines.join('\n');
}

function explanationText(explanation: Explanation): string {
  const { decidedAt, ruleSetVersion, mappingVersion, stagesVersion, staleMirror, flags } = explanation;
  const versions = `rules ${ruleSetVersion}, mapping ${mappingVersion}, stages ${stagesVersion}`;
  const marks = [...(staleMirror ? ['stale mirror'] : []), ...flags].join(', ');
  const header = `Decided ${decidedAt} (${versions})${marks === '' ? '' : `: ${marks}`}`;
  return [header, ...SLOTS.map((slot) => slotText(slot, explanation))].join('\n\n');
}

/** `explain`: the stored decision of a recording, with its reasons. */
export function addExplainCommand(program: Command): void {
  const command = program
    .command('explain')
    .description('why a recording was linked as it was; the stored decision, nothing live in it')
    .argument('<recording-id>', 'as the recording service named it')
    .option('--team <team>', 'name or id; needed when several teams have a recording of that id');

  onServices<{ team?: string }>(command, async ({ app, out, options: { team }, args: [id = ''] }) => {
    const teams = app.get(Teams);
    const teamIds = team === undefined ? (await teams.list()).map((each) => each.id) : [(await teams.find(team)).id];
    const explanation = await findExplanation(app.get(Recordings), teamIds, id);
    out.result(explanation, explanationText(escaped(explanation)));
    return 0;
  });
}
