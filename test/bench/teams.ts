import { type Crowd, deadEndpointsAndListeners, firstLoads } from './teams-crowd.js';
import { measure, type Stretch } from './teams-measure.js';
import { writeHistory } from './teams-history.js';
import { makeTeams, say, startWorld } from './teams-world.js';

export interface TeamsResult {
  teams: number;
  seconds: number;
  quiet: Stretch;
  /** The same with thirty days of runs behind every team. */
  withHistory: Stretch;
  /** Beside ten first loads whose jobs take 75 s, and one whose jobs never end. */
  besideLoads: Stretch;
  /** Beside forty endpoints that never answer, and a hundred listeners of one team. */
  besideCrowd: Stretch;
}

/** Every so many teams one is a bystander, whose calls end at random times. */
const BYSTANDER_EVERY = 25;
const STRETCHES = 4;
const LOAD_SECONDS = 100;

/** `bench teams`: so many idle teams on one process that does everything, on an org that takes 150 ms a call. */
export async function benchTeams({ teams, seconds }: { teams: number; seconds: number }): Promise<TeamsResult> {
  const world = await startWorld();
  try {
    const made = await makeTeams(world, teams);
    let stretches = 0;
    const during = async (
      what: string,
      { begin, atLeast = 0 }: { begin?: () => Promise<Crowd>; atLeast?: number } = {},
    ): Promise<Stretch> => {
      // Others each time: a team whose pass was just made waits for the gap between two.
      stretches += 1;
      const watched = {
        idle: made.filter((_, index) => index % BYSTANDER_EVERY > STRETCHES),
        bystanders: made.filter((_, index) => index % BYSTANDER_EVERY === stretches),
      };
      say(what);
      const crowd = await begin?.();
      try {
        const stretch = await measure(world, watched, Math.max(seconds, atLeast));
        say(`${what}: ${JSON.stringify(stretch)}`);
        return stretch;
      } finally {
        await crowd?.stop();
      }
    };
    const quiet = await during('quiet');
    const besideCrowd = await during('beside a crowd', { begin: () => deadEndpointsAndListeners(world) });
    await writeHistory(world, made);
    const withHistory = await during('with history');
    // Last, with the history there: the loads go on behind it. Until their jobs are done, and what they brought is merged.
    const besideLoads = await during('beside first loads', { begin: () => firstLoads(world), atLeast: LOAD_SECONDS });
    return { teams, seconds, quiet, withHistory, besideLoads, besideCrowd };
  } finally {
    say('over');
    await world.stop();
  }
}
