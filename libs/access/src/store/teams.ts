import { type Db, many, maybeOne, one, statement } from '#platform';

export interface Team {
  id: string;
  name: string;
  createdAt: Date;
}

const columns = 'team_id as id, name, created_at as "createdAt"';

const insertTeam = statement(
  'access.insert_team',
  `insert into access.teams (team_id, name) values ($1, $2) on conflict (name) do nothing returning ${columns}`,
);
const allTeams = statement('access.all_teams', `select ${columns} from access.teams order by name`);
const teamByIdOrName = statement(
  'access.team_by_id_or_name',
  // A name that looks like another team's id must not shadow it.
  `select ${columns} from access.teams where team_id::text = lower($1) or name = $1
   order by team_id::text = lower($1) desc limit 1`,
);
const lockTeam = statement('access.lock_team', 'select 1 from access.teams where team_id = $1 for no key update');

/** Undefined when the name is taken. */
export async function insert(db: Db, id: string, name: string): Promise<Team | undefined> {
  return maybeOne<Team>(db, insertTeam, [id, name]);
}

/** Every team of the installation: for the operator's list and for ticks. */
export async function all(db: Db): Promise<Team[]> {
  return many<Team>(db, allTeams);
}

export async function find(db: Db, idOrName: string): Promise<Team | undefined> {
  return maybeOne<Team>(db, teamByIdOrName, [idOrName]);
}

/** Makes changes to a team's people wait for each other until the transaction ends. */
export async function lock(trx: Db, teamId: string): Promise<void> {
  await one(trx, lockTeam, [teamId]);
}
