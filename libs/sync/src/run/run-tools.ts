import { type Clock, type Db, type Events, type Log } from '#platform';
import { type SalesforceConnections, type SalesforceOrg } from '#salesforce';
import { type SyncMetrics } from '../sync-metrics.service.js';
import { type SyncTuning } from './sync-tuning.js';

/** What the steps of a run work with. */
export interface RunTools {
  db: Db;
  org: SalesforceOrg;
  connections: SalesforceConnections;
  clock: Clock;
  events: Events;
  log: Log;
  metrics: Pick<SyncMetrics, 'ended'>;
  tuning: SyncTuning;
}
