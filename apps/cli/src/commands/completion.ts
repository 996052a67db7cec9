import { Argument, type Command } from 'commander';
import { completionNodes, completionScript, SHELLS, type Shell } from '../completion.js';

/** `completion`: every other command must be there by now. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description(
      "print a script that completes these commands: alias related-records='npm run --silent cli --' beside " +
        'eval "$(related-records completion bash)"',
    )
    .addArgument(new Argument('<shell>', 'whose').choices(SHELLS))
    .action((shell: Shell) => {
      process.stdout.write(completionScript(shell, completionNodes(program)));
    });
}
