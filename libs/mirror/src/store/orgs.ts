import { isDeepStrictEqual } from 'node:util';
import { type Db, execute, many, maybeOne, statement } from '#platform';

/** The org a team's mirror is a copy of. */
export interface MirroredOrg {
  /** 18 characters. */
  orgId: string;
  orgName: string;
  /** Where record pages live, without a trailing slash. */
  instanceUrl: string;
  isSandbox: boolean;
  isConnected: boolean;
}

const GET = statement(
  'mirror.get_org',
  `select org_id as "orgId", org_name as "orgName", instance_url as "instanceUrl", is_sandbox as "isSandbox",
     is_connected as "isConnected"
   from mirror.orgs where team_id = $1`,
);

export function get(db: Db, teamId: string): Promise<MirroredOrg | undefined> {
  return maybeOne<MirroredOrg>(db, GET, [teamId]);
}

const SET = statement(
  'mirror.set_org',
  `insert into mirror.orgs as o (team_id, org_id, org_name, instance_url, is_sandbox, is_connected, pinned_at)
   values ($1, $2, $3, $4, $5, $6, now())
   on conflict on constraint orgs_pkey do update
   set org_name = excluded.org_name, instance_url = excluded.instance_url, is_sandbox = excluded.is_sandbox,
     is_connected = excluded.is_connected
   where o.org_id = excluded.org_id
     and (o.org_name, o.instance_url, o.is_sandbox, o.is_connected)
       is distinct from (excluded.org_name, excluded.instance_url, excluded.is_sandbox, excluded.is_connected)`,
);

const addressOf = ({ instanceUrl }: MirroredOrg): string => instanceUrl.replace(/\/+$/, '');

/** Whether setting one would leave the other as it is. */
export function isSame(one: MirroredOrg, other: MirroredOrg): boolean {
  return isDeepStrictEqual({ ...one, instanceUrl: addressOf(one) }, { ...other, instanceUrl: addressOf(other) });
}

/** Pins the team's org, or brings its name and addresses up to date. A different org than the pinned one changes nothing. */
export async function set(db: Db, teamId: string, org: MirroredOrg): Promise<void> {
  await execute(db, SET, [teamId, org.orgId, org.orgName, addressOf(org), org.isSandbox, org.isConnected]);
}

const DISCONNECT = statement(
  'mirror.disconnect_org',
  `update mirror.orgs set is_connected = false where team_id = $1 and is_connected`,
);

/** The team disconnected; its mirror stays. */
export async function disconnect(db: Db, teamId: string): Promise<void> {
  await execute(db, DISCONNECT, [teamId]);
}

const FORGET = statement('mirror.forget_org', 'delete from mirror.orgs where team_id = $1 and not is_connected');

/** The team may connect another org: its mirror is gone. */
export async function forgetUnlessConnected(db: Db, teamId: string): Promise<void> {
  await execute(db, FORGET, [teamId]);
}

const CONNECTED = statement('mirror.connected_teams', `select team_id as "teamId" from mirror.orgs where is_connected`);

/** Every team that has an org connected. */
export async function connectedTeams(db: Db): Promise<string[]> {
  const rows = await many<{ teamId: string }>(db, CONNECTED);
  return rows.map(({ teamId }) => teamId);
}
