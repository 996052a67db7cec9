import { type Db, execute, many, statement } from '../database/query.js';

// What pg-boss has no call for. Its own statements keep the state of a job that they find active.

const handJobBack = statement(
  'platform.hand_back_job',
  `update pgboss.job set state = 'created', started_on = null, heartbeat_on = null
   where name = $1 and id = $2 and state = 'active'`,
);

const letJobComeBack = statement(
  'platform.job_comes_back',
  `update pgboss.job set state = 'created', started_on = null, heartbeat_on = null,
     start_after = now() + $3 * interval '1 millisecond'
   where name = $1 and id = $2 and state = 'active'`,
);

const withdrawJob = statement(
  'platform.withdraw_job',
  `delete from pgboss.job where name = $1 and singleton_key = $2 and state in ('created', 'retry')`,
);

const forgetJobsOfTeam = statement(
  'platform.forget_jobs_of_team',
  `delete from pgboss.job where data ->> 'teamId' = $1`,
);

const agesOfQueues = statement(
  'platform.queue_ages',
  `select name as queue, extract(epoch from now() - min(greatest(start_after, created_on)))::float8 as seconds
   from pgboss.job where state in ('created', 'retry') and start_after <= now() group by name`,
);

const membersOfJobs = statement(
  'platform.members_of_jobs',
  `select distinct jsonb_array_elements_text(
     case jsonb_typeof(data -> $2) when 'array' then data -> $2 else jsonb_build_array(data -> $2) end) as member
   from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`,
);

/** A job at work waits again, for any worker. */
export async function handBack(db: Db, queue: string, id: string): Promise<void> {
  await execute(db, handJobBack, [queue, id]);
}

/** A job at work waits again, until so many milliseconds from now. */
export async function comeBack(db: Db, queue: string, id: string, ms: number): Promise<void> {
  await execute(db, letJobComeBack, [queue, id, ms]);
}

/** How many jobs of this key, that no worker has begun, are gone. */
export async function withdraw(db: Db, queue: string, key: string): Promise<number> {
  return execute(db, withdrawJob, [queue, key]);
}

export async function forgetTeam(db: Db, teamId: string): Promise<void> {
  await execute(db, forgetJobsOfTeam, [teamId]);
}

/** Of each queue that has due jobs, for how long the oldest has waited. */
export async function queueAges(db: Db): Promise<{ queue: string; seconds: number }[]> {
  return many(db, agesOfQueues);
}

/** The values of one member of the data, one or a list, of all jobs of a queue that are queued or at work. */
export async function members(db: Db, queue: string, member: string): Promise<string[]> {
  return (await many<{ member: string }>(db, membersOfJobs, [queue, member])).map((row) => row.member);
}
