import { type Db, many, statement } from '#platform';

/** A host of mailboxes, and how many active Users who work for the team have an address there. */
export interface UserHost {
  readonly host: string;
  readonly users: number;
}

const USER_HOSTS = statement(
  'mirror.user_hosts',
  `select split_part(u.email_normal, '@', 2) as host, count(*)::integer as users from mirror.users u
   where u.team_id = $1 and u.is_active and not u.is_deleted and u.email_normal is not null
     and (u.user_type is null or u.user_type = 'Standard')
   group by 1 order by 2 desc, 1`,
);

/** Where the team's active Standard Users have their mailboxes, most of them first (W1). */
export async function list(db: Db, teamId: string): Promise<UserHost[]> {
  return many<UserHost>(db, USER_HOSTS, [teamId]);
}
