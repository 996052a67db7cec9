import { AppError, type ErrorCode } from '#platform';
import { type CompositeRequest, type CompositeResult } from '#salesforce';
import { select } from '../domain/soql.js';
import { orgTimeBefore } from '../read/bulk-job.js';
import { unreadWindow } from '../read/delete-log.js';
import { type HeldRun } from '../run/held-run.js';
import { type LogWindow } from '../run/pass-answer.js';
import { type Run, type RunCall } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';

/** Queries that one composite call takes, each with the delete log of its object. */
const QUERIES_PER_CALL = 5;

/** A run of the pass, planned, with what is asked for it. */
interface Question {
  held: HeldRun;
  run: Run;
  soql: string;
  window: LogWindow | undefined;
}

/** Failures that every further call would meet: the runs wait, or fail, with this one. */
const OF_EVERY_CALL = new Set<string>(['SALESFORCE_LIMIT_REACHED', 'API_BUDGET_REACHED'] satisfies ErrorCode[]);

/** Whether a run begins with the rows that changed since its watermark, which is what a pass reads. */
export function isOfPass({ step, checkpoint }: Run): boolean {
  return step?.reads === 'rows' && step.from !== null && checkpoint.plan.job === null;
}

/**
 * Asks for the first rows of every run, and for what is unread of the delete logs, five objects a call. A call is counted
 * with the first run it asks for, so that the runs' calls add up to the org's. Where a call fails, each of its runs asks by
 * itself, as often as a run may.
 */
export async function askTogether(tools: RunTools, held: readonly HeldRun[], stopping: AbortSignal): Promise<void> {
  const questions = held.flatMap((each) => questionOf(tools, each));
  const calls: Question[][] = [];
  for (let from = 0; from < questions.length; from += QUERIES_PER_CALL) {
    calls.push(questions.slice(from, from + QUERIES_PER_CALL));
  }
  await Promise.all(calls.map((call) => ask(tools, call, stopping)));
}

/** Options of a call for several runs: that one of them is cancelled does not end it. */
export function sharedCall({ identity: { call } }: HeldRun, stopping: AbortSignal): RunCall {
  return { ...call, signal: stopping };
}

function questionOf({ clock }: RunTools, held: HeldRun): Question[] {
  const { run } = held;
  if (run?.step?.from == null) return [];
  const fields = run.select().fields.map(({ source }) => source);
  const soql = select({ object: run.object, fields, from: new Date(run.step.from), ordered: true });
  return [{ held, run, soql, window: unreadWindow(run, run.checkpoint.plan, clock.now()) }];
}

async function ask(tools: RunTools, questions: readonly Question[], stopping: AbortSignal): Promise<void> {
  const [first] = questions;
  if (first === undefined) return;
  const call = sharedCall(first.held, stopping);
  const startedAt = performance.now();
  try {
    const answers = await tools.org.composite(first.run.teamId, questions.flatMap(partsOf), call);
    offer(questions, answers, orgTimeBefore({ call }, performance.now() - startedAt));
  } catch (error) {
    stopping.throwIfAborted();
    const isOfEvery = error instanceof AppError && OF_EVERY_CALL.has(error.code);
    if (!isOfEvery) {
      tools.log.warn({ err: error, teamId: first.run.teamId }, 'sync: a pass could not ask for its objects together');
      return;
    }
    for (const { held } of questions) {
      await held.attempt(() => Promise.reject(error));
    }
  }
}

function partsOf({ run: { object }, soql, window }: Question): CompositeRequest[] {
  const rows: CompositeRequest = { kind: 'query', soql, includeDeleted: true };
  return window === undefined ? [rows] : [rows, { kind: 'deleted', object, ...window }];
}

function offer(questions: readonly Question[], answers: readonly CompositeResult[], asOf: string | null): void {
  const left = answers.values();
  const orgTime = questions[0]?.run.call.meter.orgTime;
  for (const { run, window } of questions) {
    const rows = left.next().value;
    const logged = window === undefined ? undefined : left.next().value;
    if (orgTime !== undefined) run.call.meter.orgTime = orgTime;
    if (rows !== undefined) run.offer({ rows, window, logged, asOf });
  }
}
