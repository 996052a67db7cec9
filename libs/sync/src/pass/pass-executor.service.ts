import { Injectable } from '@nestjs/common';
import { objectStates } from '#mirror';
import { DESCRIPTION_AGE_MS, descriptionAgeMs } from '../read/plan-run.js';
import { HeldRun } from '../run/held-run.js';
import { logEnded } from '../run/log-ended.js';
import { NeedsOwnRun } from '../run/pass-answer.js';
import { RunExecutor } from '../run/run-executor.service.js';
import { type RunTools } from '../run/run-tools.js';
import { askTogether, isOfPass, sharedCall } from './ask-together.js';

// A pass: the incremental runs of a team's objects, carried out together. What is asked of the org is asked for all of them
// in one composite call per five objects; everything else is each run's own: its claim and lease, its plan, its merge, its
// proof and its end. So a run in a pass can fail, be cancelled or be taken over without the others, and one that cannot go
// on here goes on by itself, under its own id.

/** Carries passes out. Any number of workers may be given the same runs; each run is one worker's. */
@Injectable()
export class PassExecutor {
  private readonly tools: RunTools;

  constructor({ tools }: RunExecutor) {
    this.tools = tools;
  }

  /** Answers which of the runs are left to go on by themselves. */
  async execute(teamId: string, runIds: readonly string[], stopping: AbortSignal): Promise<string[]> {
    const held: HeldRun[] = [];
    try {
      for (const runId of runIds) {
        const one = await HeldRun.claim(this.tools, { teamId, runId }, stopping);
        if (one !== undefined) held.push(one);
      }
      return await this.carryOut(held, stopping);
    } catch (error) {
      // All of them go back, also those that it had not come to.
      if (stopping.aborted) for (const one of held) await this.giveBack(one);
      throw error;
    } finally {
      const closed = [];
      for (const one of held) closed.push(await one.close());
      logEnded(this.tools.log, closed);
    }
  }

  /** The process stops: what has ended by now stays ended. */
  private async giveBack(held: HeldRun): Promise<void> {
    await held.release().catch(() => undefined);
  }

  private async carryOut(held: readonly HeldRun[], stopping: AbortSignal): Promise<string[]> {
    const describedAt = performance.now();
    await this.describe(held, stopping);
    // Each plan takes what was described for it.
    for (const one of held) await one.attempt(() => one.plan(performance.now() - describedAt));
    const ready = held.filter(({ run }) => run !== undefined && isOfPass(run));
    await askTogether(this.tools, ready, stopping);
    const left: string[] = [];
    for (const one of held) {
      const isDone = await this.read(one, ready.includes(one));
      if (!isDone) left.push(one.identity.runId);
    }
    return left;
  }

  /** False: the run is given back, for there is more to read than a pass reads. */
  private async read(held: HeldRun, isReady: boolean): Promise<boolean> {
    let isDone = true;
    await held.attempt(async () => {
      try {
        if (held.run === undefined) return;
        if (!isReady) throw new NeedsOwnRun();
        await held.read();
      } catch (error) {
        if (!(error instanceof NeedsOwnRun)) throw error;
        isDone = false;
        await held.release();
      }
    });
    return isDone;
  }

  /**
   * Confirms the descriptions of all objects in one call as soon as one of them is too old: asked for together, they stay
   * of one age. The stages come with them: a change of their type sends no stamp. A call that fails is no reason to stop:
   * who needs a description asks for it.
   */
  private async describe(held: readonly HeldRun[], stopping: AbortSignal): Promise<void> {
    const [first] = held;
    if (first === undefined) return;
    const { org, log, db } = this.tools;
    const { teamId } = first.identity;
    const states = await objectStates.list(db, teamId);
    const isOlder = async ({ identity: { object, mode } }: HeldRun, share: number): Promise<boolean> => {
      const stale = states.find((state) => state.object === object)?.staleTargets ?? [];
      return !(await org.knowsDescription(teamId, object, share * descriptionAgeMs(mode, stale)));
    };
    const older = async (share: number): Promise<HeldRun[]> => {
      const known = await Promise.all(held.map((one) => isOlder(one, share)));
      return held.filter((_, index) => known[index]);
    };
    const hasStages = await org.hasAskedForStages(teamId, DESCRIPTION_AGE_MS);
    if (hasStages && (await older(1)).length === 0) return;
    const objects = (await older(1 / 2)).map(({ identity: { object } }) => object);
    await org.describeTogether(teamId, objects, sharedCall(first, stopping)).catch((err: unknown) => {
      stopping.throwIfAborted();
      log.warn({ err, teamId }, 'sync: the objects of a pass could not be described together');
    });
  }
}
