import { type StagedPage } from '#mirror';
import { AppError } from '#platform';
import { nextStep, type Plan, windowFrom } from '../domain/plan.js';
import { joined, repeats } from '../domain/sample.js';
import { type Checkpoint } from '../run/run.js';
import { type ReadPage } from './pages.js';

type PagePlace = Pick<ReadPage, 'next' | 'until'>;

/**
 * One try of a read: what it learned and no transaction has committed yet. It goes into the checkpoint with the next page
 * or job; a try that fails takes it along, and the next one asks again.
 */
export class ReadAttempt {
  /** Whether the rows come from a bulk job. */
  isBulk: boolean;
  /** Rows of the read that are merged, those of earlier attempts at the same job included. */
  rows: number;
  /** Rows the org announced for the read; undefined until it has. */
  announced: number | undefined;
  private sample: readonly string[];
  private learned: Partial<Plan> = {};

  constructor(private readonly start: Checkpoint) {
    const { job } = start.plan;
    this.isBulk = job !== null;
    this.rows = job?.rows ?? 0;
    this.sample = job?.sample ?? [];
  }

  /** Kept for the next commit. */
  learn(facts: Partial<Plan>): void {
    this.learned = { ...this.learned, ...facts };
  }

  /** The plan with what was learned since. */
  over(plan: Plan): Plan {
    return { ...plan, ...this.learned };
  }

  /** Rows of the whole run that the org announced, once it has announced those of this read. */
  get expected(): number | null {
    const { plan, counts } = this.start;
    return this.announced === undefined ? counts.expected : counts.read - (plan.job?.rows ?? 0) + this.announced;
  }

  /** EXTRACTION_INCOMPLETE when a record of the page was on one before. */
  assertNew({ sample }: StagedPage): void {
    if (!repeats(this.sample, sample)) return;
    throw new AppError('EXTRACTION_INCOMPLETE', 'Salesforce sent rows that came before, in the place of others');
  }

  /** The plan behind a page of this read. */
  behind(plan: Plan, { read, sample }: Pick<StagedPage, 'read' | 'sample'>, { next, until }: PagePlace): Plan {
    const known = this.over(plan);
    if (until !== undefined) return windowFrom(known, until, read);
    if (next === undefined) return nextStep(known);
    // A cursor of REST is no place to go on from: it is gone with its session, and its rows move.
    if (known.job === null) return known;
    return {
      ...known,
      job: { ...known.job, locator: next, rows: this.rows + read, sample: joined(this.sample, sample) },
    };
  }

  /** The page is committed. */
  merged({ read, sample }: StagedPage): void {
    this.rows += read;
    this.sample = joined(this.sample, sample);
  }
}
