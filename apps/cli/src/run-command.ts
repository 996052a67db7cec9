import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Command } from 'commander';
import { AppError, databaseFailure, openDatabase, type OpenDatabase, openingFailure, readConfig } from '#platform';
import { CliModule } from './cli.module.js';
import { Output } from './output.js';

/** What a command may end with besides 0: 1 failed, 3 partial, 4 paused. */
export type ExitCode = 0 | 1 | 3 | 4;

export interface CommandInput<Options extends object = object> {
  /** The command's options, as commander read them. */
  options: Options;
  /** Its arguments, in order. */
  args: readonly string[];
  out: Output;
}

export type DatabaseInput<Options extends object> = CommandInput<Options> & { database: OpenDatabase };
export type ServicesInput<Options extends object> = DatabaseInput<Options> & { app: INestApplicationContext };

type Run<Input> = (input: Input) => Promise<ExitCode>;

/** An error of the catalogue, or INTERNAL with the stack for the person at the terminal. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return databaseFailure(error) ?? new AppError('INTERNAL', stack, { cause: error });
}

async function withDatabase<T>(migrates: boolean, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  // A command tells how it ended by itself; a log line beside it would say it twice, with a stack.
  const quiet = config.with({ logLevel: process.env['LOG_LEVEL'] ? config.logLevel : 'fatal' });
  const database = await openDatabase(migrates ? quiet : quiet.with({ migrate: false }));
  try {
    return await work(database);
  } catch (error) {
    throw openingFailure(error, database.url);
  } finally {
    await database.stop();
  }
}

async function withServices<T>(database: OpenDatabase, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  // Role `api`: a command takes no jobs of the service's workers. An operator works as the owner of the embedded database.
  const module = CliModule.for(database.config.with({ role: 'api', databaseUrl: database.ownerUrl }));
  const app = await NestFactory.createApplicationContext(module, { abortOnError: false, logger: ['error'] });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function register<Options extends object>(command: Command, run: Run<CommandInput<Options>>): void {
  command.option('--json', 'print the result as one line of JSON').action(async () => {
    const options = command.opts<Options & { json?: boolean }>();
    const out = new Output(options.json === true);
    try {
      process.exitCode = await run({ options, args: command.processedArgs.map(String), out });
    } catch (error) {
      out.failure(toAppError(error));
      process.exitCode = 1;
    }
  });
}

/** A command that needs the database alone; it is not migrated first. */
export function onDatabase<Options extends object = object>(command: Command, run: Run<DatabaseInput<Options>>): void {
  register<Options>(command, (input) => withDatabase(false, async (database) => run({ ...input, database })));
}

/** A command that uses services of the libs: `app.get(Teams)`. */
export function onServices<Options extends object = object>(command: Command, run: Run<ServicesInput<Options>>): void {
  register<Options>(command, (input) =>
    withDatabase(true, (database) => withServices(database, async (app) => run({ ...input, database, app }))),
  );
}
