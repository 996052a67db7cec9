import { Command, InvalidArgumentError } from 'commander';
import { migrate } from '#platform';
import { openTemporaryDatabase } from '../support/programs.js';
import { soak } from './soak.js';

// `npm run soak -- --minutes 10 --seed 7`: prints the seed, what happened, and how the mirror differs from the org.

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('a number, 0 or more');
  return value;
}

interface Options {
  minutes: number;
  seed: number;
  steps?: number;
  json?: boolean;
}

async function main({ minutes, seed, steps = Infinity, json }: Options): Promise<void> {
  const database = await openTemporaryDatabase({ DATABASE_URL: '' });
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 60_000;
  let isCalledOff = false;
  // The step under way is ended, and what was seen is told; a second signal would leave PostgreSQL behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => (isCalledOff = true));
  try {
    await migrate(database.ownerUrl);
    console.log(`seed ${seed}`);
    const result = await soak({
      databaseUrl: database.ownerUrl,
      seed,
      goesOn: (done) => !isCalledOff && done < steps && elapsed() < minutes,
      report: (line) => {
        console.log(`${elapsed().toFixed(1)} min, ${line}`);
      },
    });
    const summary = {
      soak: result.differences.length === 0 ? 'equal' : 'different',
      minutes: Number(elapsed().toFixed(2)),
      ...result,
    };
    console.log(json === true ? JSON.stringify(summary) : JSON.stringify(summary, null, 2));
    process.exitCode = result.differences.length === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
}

await new Command('soak')
  .option('--minutes <n>', 'how long', number, 10)
  .option('--seed <n>', 'what changes and troubles come', number, Math.floor(Math.random() * 1e6))
  .option('--steps <n>', 'no more steps than this', number)
  .option('--json', 'print one JSON object last')
  .action(main)
  .parseAsync();
