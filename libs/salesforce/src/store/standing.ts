import { type Db, many, statement } from '#platform';

// How the connections of all teams stand, for the metrics.

export interface Standing {
  teamId: string;
  value: number;
}

const SHARES = statement(
  'salesforce.api_shares',
  `select team_id as "teamId", used::float8 / allowance as value from salesforce.api_usage where allowance > 0`,
);

/** The share of the day's calls that is used, as last heard. */
export function shares(db: Db): Promise<Standing[]> {
  return many<Standing>(db, SHARES);
}

const CONNECTIONS = statement(
  'salesforce.connections_up',
  `select team_id as "teamId", (state = 'connected')::integer as value from salesforce.connections
   where state <> 'disconnected'`,
);

/** 1 where the connection works. */
export function connections(db: Db): Promise<Standing[]> {
  return many<Standing>(db, CONNECTIONS);
}
