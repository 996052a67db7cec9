import type { Evidence, RunnerUp } from '../model/decision.js';

/** One check of a decision: its evidence and, where a seller wants to read it, its sentence. */
export interface Step {
  readonly evidence: Evidence;
  readonly sentence: string | undefined;
}

/** `rule` and `check` name the step; `input` and `result` are what went in and came out. */
export function step(
  [rule, check]: readonly [rule: string, check: string],
  input: string,
  result: string,
  more: { readonly sentence?: string; readonly runnerUp?: RunnerUp | undefined } = {},
): Step {
  const runnerUp = more.runnerUp === undefined ? {} : { runnerUp: more.runnerUp };
  return { evidence: { rule, check, input, result, ...runnerUp }, sentence: more.sentence };
}

/** "one account", "3 accounts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** A record as a sentence names it. */
export function named(record: { readonly crmId: string; readonly name: string | null }): string {
  const name = record.name?.trim();
  return name === undefined || name === '' ? record.crmId : name;
}
