import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { audit, Teams } from '#access';
import { CRM_OBJECTS, type CrmObject, crmObject } from '#identifiers';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { PassExecutor, RunExecutor, type RunMode, SyncEstimates, type SyncRun, SyncRuns } from '#sync';
import { byOperator } from '../operator.js';
import { type Output } from '../output.js';
import { type ExitCode, onServices } from '../run-command.js';
import { type SyncProgress, syncProgress } from '../sync-progress.js';
import { estimateTable, runTable } from '../sync-tables.js';

interface SyncOptions {
  team: string;
  object?: CrmObject;
  mode: RunMode;
  estimate?: boolean;
}

interface Asked {
  teamId: string;
  object: CrmObject | undefined;
  mode: RunMode;
}

interface Following {
  app: INestApplicationContext;
  teamId: string;
  progress: SyncProgress;
  stopping: AbortSignal;
}

const WITHOUT_OPPORTUNITY =
  'Opportunity is left out: its field mapping was never saved. Save it in the console (/field-configuration/Opportunity), or with POST /v1/field-mappings/Opportunity/defaults.';

/** How often a run is looked at while it goes. Milliseconds. */
const LOOK_EVERY_MS = 200;
const UNFINISHED = new Set(['queued', 'running']);

/** Carries the run out here, or watches the worker of the service that has it, until it has ended or waits. */
async function follow({ app, teamId, progress, stopping }: Following, runId: string): Promise<SyncRun> {
  const runs = app.get(SyncRuns);
  const carrying = { isDone: false };
  const carried = app
    .get(RunExecutor)
    .execute(teamId, runId, stopping)
    .finally(() => (carrying.isDone = true));
  // Awaited below; until then a failure is not unhandled.
  const done = carried.catch(() => undefined);
  for (;;) {
    const run = await runs.get(teamId, runId);
    progress.show(run);
    if (carrying.isDone && (!UNFINISHED.has(run.state) || stopping.aborted)) {
      await carried;
      return run;
    }
    await (carrying.isDone ? sleep(LOOK_EVERY_MS) : Promise.race([sleep(LOOK_EVERY_MS), done]));
  }
}

/** 1 failed or cancelled, 4 paused or waiting for approval, 3 partial, 0 all succeeded: the worst of them. */
function exitCode(runs: readonly SyncRun[]): ExitCode {
  const has = (...states: SyncRun['state'][]): boolean => runs.some(({ state }) => states.includes(state));
  if (has('failed', 'cancelled', 'queued', 'running')) return 1;
  if (has('paused', 'needs_approval')) return 4;
  return has('partial') ? 3 : 0;
}

/** Before the runs start, for whoever watches. What keeps it from being made, the runs will say themselves. */
async function showEstimate(app: INestApplicationContext, out: Output, asked: Asked): Promise<void> {
  if (!process.stderr.isTTY) return;
  const { teamId, ...request } = asked;
  const estimate = await app
    .get(SyncEstimates)
    .estimate(teamId, request)
    .catch(() => undefined);
  if (estimate !== undefined) out.note(estimateTable(estimate));
}

/** Its choices are for help and completion; as in the API, any case of them will do. */
function objectOption(): Option {
  const option = new Option('--object <object>', 'this object alone').choices(CRM_OBJECTS);
  const isChoice = option.parseArg;
  return option.argParser((given: string, before) => isChoice?.(crmObject(given) ?? given, before));
}

/** `sync`: carries out a run of every object, or of one, with its progress. */
export function addSyncCommand(program: Command): void {
  const command = program
    .command('sync')
    .description('bring the mirror up to date; ends with 0 succeeded, 3 partial, 4 paused or waiting, 1 failed')
    .requiredOption('--team <team>', 'name or id')
    .addOption(objectOption())
    .addOption(
      new Option('--mode <mode>', 'how much to read')
        .choices(['full', 'incremental', 'reconcile'])
        .default('incremental'),
    )
    .option('--estimate', 'print what it would take, and start nothing');

  onServices<SyncOptions>(command, async ({ app, out, options: { team, object, mode, estimate } }) => {
    const { id: teamId } = await app.get(Teams).find(team);
    const asked: Asked = { teamId, object, mode };
    if (estimate === true) {
      const estimated = await app.get(SyncEstimates).estimate(teamId, asked);
      out.result(estimated, estimateTable(estimated));
      return 0;
    }
    await showEstimate(app, out, asked);
    const stop = new AbortController();
    const stopOn = (): void => {
      stop.abort(new Error('The command was stopped.'));
    };
    process.once('SIGINT', stopOn).once('SIGTERM', stopOn);
    const progress = syncProgress();
    const ended: SyncRun[] = [];
    try {
      await app.get(SalesforceConnections).tryAgain(teamId);
      const following = { app, teamId, progress, stopping: stop.signal };
      const requested = await app.get(SyncRuns).request(teamId, { object, mode });
      await audit.record(app.get<Db>(DB), teamId, {
        ...byOperator(),
        action: 'sync.request',
        subject: object ?? null,
        before: null,
        after: { mode, runs: requested.map(({ id }) => id) },
      });
      const ids = requested.map(({ id }) => id);
      // What is left of the pass goes on below.
      if (mode === 'incremental') await app.get(PassExecutor).execute(teamId, ids, stop.signal);
      for (const id of ids) {
        ended.push(await follow(following, id));
      }
    } finally {
      progress.stop();
      process.off('SIGINT', stopOn).off('SIGTERM', stopOn);
    }
    if (object === undefined && !ended.some((run) => run.object === 'Opportunity')) out.note(WITHOUT_OPPORTUNITY);
    out.result({ data: ended }, runTable(ended));
    return exitCode(ended);
  });
}
