import { Command } from 'commander';
import { escapeControls, VERSION } from '#platform';
import { addAnalyticsCommands } from './commands/analytics.js';
import { addCompletionCommand } from './commands/completion.js';
import { addConnectCommand } from './commands/connect.js';
import { addDiagnoseCommand } from './commands/diagnose.js';
import { addErasedCommand, addEraseCommand } from './commands/erase.js';
import { addExplainCommand } from './commands/explain.js';
import { addKeyCommands } from './commands/key.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addMirrorCommands } from './commands/mirror.js';
import { addParityCommand } from './commands/parity.js';
import { addReasonsCommand } from './commands/reasons.js';
import { addRotateEncryptionKeyCommand } from './commands/rotate-encryption-key.js';
import { addSyncCommand } from './commands/sync.js';
import { addSyncErrorsCommand } from './commands/sync-errors.js';
import { addTeamCommands } from './commands/team.js';
import { addUserCommands } from './commands/user.js';

/** One line a family of commands. */
const families = [
  addMigrateCommand,
  addTeamCommands,
  addUserCommands,
  addKeyCommands,
  addConnectCommand,
  addDiagnoseCommand,
  addSyncCommand,
  addParityCommand,
  addSyncErrorsCommand,
  addExplainCommand,
  addReasonsCommand,
  addEraseCommand,
  addErasedCommand,
  addMirrorCommands,
  addRotateEncryptionKeyCommand,
  addAnalyticsCommands,
  addCompletionCommand,
];

const program = new Command('npm run cli --')
  .description('Operator commands of Related Records')
  .version(VERSION, '--version', 'print the version')
  // Before the commands: each takes over what stands here.
  .configureOutput({
    outputError: (text, write) => {
      write(escapeControls(text));
    },
  })
  .showHelpAfterError();
for (const add of families) add(program);
await program.parseAsync();
