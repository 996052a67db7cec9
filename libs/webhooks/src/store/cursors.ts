import { type Db, execute, maybeOne, statement } from '#platform';

const GET = statement('webhooks.get_cursor', 'select event_id as "eventId" from webhooks.cursors where team_id = $1');
const SET = statement(
  'webhooks.set_cursor',
  `insert into webhooks.cursors (team_id, event_id) values ($1, $2)
   on conflict on constraint cursors_pkey do update set event_id = excluded.event_id`,
);

/** The last event that was turned into deliveries. */
export async function get(db: Db, teamId: string): Promise<string | undefined> {
  return (await maybeOne<{ eventId: string }>(db, GET, [teamId]))?.eventId;
}

/** Moves it. Going back does no harm: an event read twice is told once. */
export async function set(db: Db, teamId: string, eventId: string): Promise<void> {
  await execute(db, SET, [teamId, eventId]);
}
