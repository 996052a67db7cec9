import { Argument, Command, InvalidArgumentError } from 'commander';
import { adversaryTable, benchAdversary } from './adversary.js';
import { benchFresh } from './fresh.js';
import { benchLink, linkTable } from './link.js';
import { benchLists, listsTable } from './lists.js';
import { benchTeams } from './teams.js';
import { benchIncremental, benchMemory, benchSync } from './sync.js';

/** `npm run bench -- NAME [--rows N] [--json]`: every figure is a ratio within one run, or measured beside one. */
interface Options {
  rows: number;
  seconds: number;
  teams: number;
  json?: boolean;
}

const pretty = (result: object): string => JSON.stringify(result, null, 2);

/** What is printed last, for a program or for a person. */
const BENCHMARKS: Record<string, (options: Options) => Promise<{ result: object; text: string }>> = {
  sync: async ({ rows }) => withText(await benchSync(rows), pretty),
  incremental: async ({ rows }) => withText(await benchIncremental(rows), pretty),
  memory: async ({ rows }) => withText(await benchMemory(rows), pretty),
  teams: async (options) => withText(await benchTeams(options), pretty),
  fresh: async (options) => withText(await benchFresh(options), pretty),
  adversary: async () => withText(await benchAdversary(), adversaryTable),
  lists: async ({ rows }) => withText(await benchLists({ rows }), listsTable),
  link: async (options) => withText(await benchLink(options), linkTable),
};

function withText<Result extends object>(
  result: Result,
  describe: (result: Result) => string,
): { result: object; text: string } {
  return { result, text: describe(result) };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number, 1 or more');
  return value;
}

await new Command('bench')
  .addArgument(new Argument('<name>', 'what to measure').choices(Object.keys(BENCHMARKS)))
  .option('--rows <n>', 'opportunities in the org; recordings too (lists)', wholeNumber, 20_000)
  .option('--seconds <n>', 'measured per figure (link, fresh, teams)', wholeNumber, 6)
  .option('--teams <n>', 'idle teams (teams)', wholeNumber, 1_000)
  .option('--json', 'print one JSON object last')
  .action(async (name: string, options: Options) => {
    const benchmark = BENCHMARKS[name];
    if (benchmark === undefined)
      throw new Error(`No benchmark ${name}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
    const { result, text } = await benchmark(options);
    console.log(options.json === true ? JSON.stringify(result) : text);
  })
  .parseAsync();
