import { Argument, Command, InvalidArgumentError } from 'commander';
import { benchIncremental, benchSync } from './sync.js';

/** `npm run bench -- NAME [--rows N] [--json]`: every figure is a ratio within one run, or measured beside one. */
const BENCHMARKS: Record<string, (rows: number) => Promise<Record<string, unknown>>> = {
  sync: benchSync,
  incremental: benchIncremental,
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number, 1 or more');
  return value;
}

await new Command('bench')
  .addArgument(new Argument('<name>', 'what to measure').choices(Object.keys(BENCHMARKS)))
  .option('--rows <n>', 'opportunities in the org', wholeNumber, 20_000)
  .option('--json', 'print one JSON object last')
  .action(async (name: string, options: { rows: number; json?: boolean }) => {
    const benchmark = BENCHMARKS[name];
    if (benchmark === undefined)
      throw new Error(`No benchmark ${name}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
    const result = await benchmark(options.rows);
    console.log(options.json === true ? JSON.stringify(result) : JSON.stringify(result, null, 2));
  })
  .parseAsync();
