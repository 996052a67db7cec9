import { Injectable } from '@nestjs/common';
import type { CrmObject } from '#identifiers';
import { objectStates } from '#mirror';
import { withSpan } from '#platform';
import { type KnownDescription } from '#salesforce';
import { DESCRIPTION_AGE_MS, descriptionAgeMs } from '../read/plan-run.js';
import { planBasis } from '../read/plan-basis.js';
import { endIdle } from '../read/read-rows.js';
import { HeldRun } from '../run/held-run.js';
import { logEnded } from '../run/log-ended.js';
import { NeedsOwnRun } from '../run/pass-answer.js';
import { RunExecutor } from '../run/run-executor.service.js';
import { type RunTools } from '../run/run-tools.js';
import { askTogether, isOfPass, sharedCall } from './ask-together.js';

// A pass: the incremental runs of a team's objects, carried out together. What is asked of the org is asked for all of them
// in one composite call per five objects. What the runs write they write with one statement for all: the claim, and the end of
// those that brought nothing, which is most runs of most passes. Everything else is each run's own: its lease, its merge, its
// proof. So a run in a pass can fail, be cancelled or be taken over without the others: where the common end fails, each ends
// by itself, and one that cannot go on here goes on by itself, under its own id.

/** Carries passes out. Any number of workers may be given the same runs; each run is one worker's. */
@Injectable()
export class PassExecutor {
  private readonly tools: RunTools;

  constructor({ tools }: RunExecutor) {
    this.tools = tools;
  }

  /** Answers which of the runs are left to go on by themselves. */
  async execute(teamId: string, runIds: readonly string[], stopping: AbortSignal): Promise<string[]> {
    const held = await HeldRun.claimAll(this.tools, { teamId, runIds }, stopping);
    if (held.length === 0) return [];
    const attributes = { 'team.id': teamId, 'pass.runs': held.length };
    try {
      return await withSpan('sync.pass', { kind: 'internal', attributes }, () => this.carryOut(teamId, held, stopping));
    } catch (error) {
      // All of them go back, also those that it had not come to.
      if (stopping.aborted) for (const one of held) await this.giveBack(one);
      throw error;
    } finally {
      logEnded(this.tools.log, await HeldRun.closeAll(this.tools, held));
    }
  }

  /** The process stops: what has ended by now stays ended. */
  private async giveBack(held: HeldRun): Promise<void> {
    await held.release().catch(() => undefined);
  }

  private async carryOut(teamId: string, held: readonly HeldRun[], stopping: AbortSignal): Promise<string[]> {
    await this.plan(teamId, held, stopping);
    const ready = held.filter(({ run }) => run !== undefined && isOfPass(run));
    await askTogether(this.tools, ready, stopping);
    await this.endIdle(teamId, ready);
    const left: string[] = [];
    for (const one of held) {
      const isDone = await this.read(one, ready.includes(one));
      if (!isDone) left.push(one.identity.runId);
    }
    return left;
  }

  /** Each plan takes what was described for it, and what is known of the team. Why that cannot be read, is each run's failure. */
  private async plan(teamId: string, held: readonly HeldRun[], stopping: AbortSignal): Promise<void> {
    const describedAt = performance.now();
    const objects = held.map(({ identity: { object } }) => object);
    const descriptions = await this.describe(held, stopping);
    const basis = planBasis(this.tools, teamId, objects, descriptions);
    basis.catch(() => undefined);
    for (const one of held) {
      await one.attempt(async () => {
        await one.plan(one.isPlanned ? {} : { describedMs: performance.now() - describedAt, basis: await basis });
      });
    }
  }

  /** Most runs of most passes: what fails for all of them together is left to each of them. */
  private async endIdle(teamId: string, ready: readonly HeldRun[]): Promise<void> {
    const runs = ready.flatMap(({ run, isAtWork }) => (run === undefined || !isAtWork ? [] : [run]));
    await endIdle(this.tools, teamId, runs).catch((err: unknown) => {
      this.tools.log.debug({ err, teamId }, 'sync: the runs of a pass could not end together');
    });
  }

  /** False: the run is given back, for there is more to read than a pass reads. */
  private async read(held: HeldRun, isReady: boolean): Promise<boolean> {
    let isDone = true;
    await held.attempt(async () => {
      try {
        if (held.run === undefined) return;
        if (!isReady) throw new NeedsOwnRun();
        const hasEnded = held.run.step === undefined;
        if (!hasEnded) await held.read();
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
   * who needs a description asks for it. Answers what is known of the objects; undefined where that has changed.
   */
  private async describe(held: readonly HeldRun[], stopping: AbortSignal): Promise<KnownDescription[] | undefined> {
    const [first] = held;
    if (first === undefined) return undefined;
    const { org, log, db } = this.tools;
    const { teamId } = first.identity;
    const states = await objectStates.list(db, teamId);
    const known = await org.knownDescriptions(
      teamId,
      held.map(({ identity: { object } }) => object),
    );
    const olderThan = (share: number): CrmObject[] =>
      held.flatMap(({ identity: { object, mode } }) => {
        const { staleTargets } = objectStates.ofObject(states, object);
        const ageMs = known.find((each) => each.object === object)?.ageMs ?? Infinity;
        return ageMs < share * descriptionAgeMs(mode, staleTargets) ? [] : [object];
      });
    const hasStages = await org.hasAskedForStages(teamId, DESCRIPTION_AGE_MS);
    if (hasStages && olderThan(1).length === 0) return known;
    await org.describeTogether(teamId, olderThan(1 / 2), sharedCall(first, stopping)).catch((err: unknown) => {
      stopping.throwIfAborted();
      log.warn({ err, teamId }, 'sync: the objects of a pass could not be described together');
    });
    return undefined;
  }
}
