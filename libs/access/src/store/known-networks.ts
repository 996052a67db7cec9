import { type Db, execute, one, statement } from '#platform';

const remember = statement(
  'access.remember_network',
  `insert into access.known_networks (team_id, user_id, network_hash, last_signed_in_at) values ($1, $2, $3, $4)
   on conflict on constraint known_networks_pkey do update set last_signed_in_at = excluded.last_signed_in_at`,
);
// By address, not by team: signing in is how the team becomes known.
const isKnownTo = statement(
  'access.is_known_network',
  `select exists (
     select 1 from access.users u join access.known_networks k on k.team_id = u.team_id and k.user_id = u.user_id
     where u.email = any($1::text[]) and k.network_hash = $2) as known`,
);

/** The user signed in from there. */
export async function add(
  db: Db,
  teamId: string,
  { userId, networkHash, now }: { userId: string; networkHash: Buffer; now: Date },
): Promise<void> {
  await execute(db, remember, [teamId, userId, networkHash, now]);
}

/** Whether somebody with this address, in one of the forms it may be stored in, ever signed in from there. */
export async function isKnown(db: Db, emails: readonly string[], networkHash: Buffer): Promise<boolean> {
  return (await one<{ known: boolean }>(db, isKnownTo, [emails, networkHash])).known;
}
