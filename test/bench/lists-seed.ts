import type { Api } from '../../apps/demo/src/api.js';
import { type Db, execute, unprepared } from '#platform';
import { fillTable } from './fill-table.js';
import { type Population, randomOf, recordingOf } from './link-population.js';

/** Recordings that the service decided, which the rest are copies of. */
const TEMPLATES = 100;
/** A year of a million. */
const SECONDS_APART = 30;

const COPIED = `kind, platform, meeting_external_id, dialer_call_external_id, body, received_at, decided_at,
  person_state, person_origin, person_crm_id, person_type, person_name, person_reason,
  account_state, account_origin, account_crm_id, account_name, account_reason,
  opportunity_state, opportunity_origin, opportunity_crm_id, opportunity_name, opportunity_reason`;

const copies = (table: string, order: string): string =>
  `(select *, row_number() over (order by ${order}) - 1 as k from ${table} where team_id = $1) t`;

const RECORDINGS = `insert into linking.recordings (team_id, external_id, title, started_at, ended_at, ${COPIED})
  select $1, 'copy-' || n, 'Call ' || n, now() - make_interval(secs => n * ${SECONDS_APART} + 60),
    now() - make_interval(secs => n * ${SECONDS_APART}), ${COPIED}
  from generate_series(1, $2::integer) n
  join ${copies('linking.recordings', 'external_id')} on t.k = n % ${TEMPLATES}`;

const DECISIONS = `insert into linking.link_decisions (team_id, recording_external_id, decision_id, decided_at,
    rule_set_version, mapping_version, stages_version, stale_mirror, document)
  select $1, 'copy-' || n, gen_random_uuid(), decided_at, rule_set_version, mapping_version, stages_version, stale_mirror,
    document
  from generate_series(1, $2::integer) n
  join ${copies('linking.link_decisions', 'recording_external_id')} on t.k = n % ${TEMPLATES}`;

/** Hands in a hundred recordings, and copies them with their decisions until there are `rows`. */
export async function seedRecordings(
  db: Db,
  api: Api,
  { teamId, population, rows }: { teamId: string; population: Population; rows: number },
): Promise<void> {
  for (let seed = 0; seed < TEMPLATES; seed += 1) {
    await api.send('PUT', `/v1/recordings/template-${String(seed)}`, recordingOf(randomOf(seed), population));
  }
  const more = Math.max(0, rows - TEMPLATES);
  await fillTable(db, 'link_decisions', DECISIONS, [teamId, more], 'linking');
  await fillTable(db, 'recordings', RECORDINGS, [teamId, more], 'linking');
  await execute(db, unprepared('vacuum (analyze) linking.recordings'), []);
  await execute(db, unprepared('vacuum (analyze) linking.link_decisions'), []);
}
