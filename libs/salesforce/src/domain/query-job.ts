export const JOB_STATES = ['UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A bulk query job. */
export interface QueryJob {
  id: string;
  state: JobState;
  object: string | undefined;
  /** Rows of the result, final once the state is JobComplete; undefined before Salesforce says. */
  recordsProcessed: number | undefined;
  /** Why it failed, in Salesforce's words. */
  errorMessage: string | undefined;
}

/** Whether the job will not change any more. */
export function isJobOver(state: JobState): boolean {
  return state === 'JobComplete' || state === 'Aborted' || state === 'Failed';
}

/** A job as Salesforce sends it; undefined when it is none, or in a state nobody knows. */
export function toQueryJob(answer: Readonly<Record<string, unknown>>): QueryJob | undefined {
  const { id, state, object, numberRecordsProcessed, errorMessage } = answer;
  const known = JOB_STATES.find((name) => name === state);
  if (typeof id !== 'string' || !/^[A-Za-z0-9]{15,18}$/.test(id) || known === undefined) return undefined;
  return {
    id,
    state: known,
    object: typeof object === 'string' ? object : undefined,
    recordsProcessed: numberRecordsProcessed === undefined ? undefined : Number(numberRecordsProcessed),
    errorMessage: typeof errorMessage === 'string' ? errorMessage : undefined,
  };
}
