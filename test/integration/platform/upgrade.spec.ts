import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db, execute, many, migrate, unprepared } from '#platform';
import { describeSchema } from '../../support/describe-schema.js';
import { projectDir } from '../../support/processes.js';
import { onServer, SERVER_URL, withDatabase } from '../../support/server-url.js';

const server = process.env[SERVER_URL] ?? '';
const migrations = join(projectDir, 'migrations');
/** The last migration of each release. Migrations are never edited, so that its schema is those up to there. */
const RELEASES = { '0.1.0': '0012-sync-gaps.sql' };

const TEAM = '00000000-0000-7000-8000-000000000001';
/** A team as it was filled then: people, a mirror, recordings, decisions, an endpoint. */
const FILLING = [
  `insert into access.teams (team_id, name) values ('${TEAM}', 'Old')`,
  `insert into access.users (team_id, user_id, email, role, password_hash)
     select '${TEAM}', gen_random_uuid(), 'user-' || n || '@ours.example', 'admin', 'x' from generate_series(1, 50) n`,
  `insert into access.audit_entries (team_id, entry_id, actor, action)
     select '${TEAM}', gen_random_uuid(), '{}', 'x' from generate_series(1, 500) n`,
  `insert into mirror.contacts (team_id, crm_id, name, email, email_normal, email_base, mirrored_at)
     select '${TEAM}', '003' || lpad(n::text, 12, '0') || 'AAA', 'Person ' || n, e, e, e, now()
     from generate_series(1, 5000) n, lateral (select 'p-' || n || '@x.example' as e) address`,
  `insert into field_mapping.settings (team_id, version, content, saved_at)
     values ('${TEAM}', 1, '{"internalDomains": ["ours.example"]}', now())`,
  `insert into linking.meetings (team_id, external_id, title, starts_at, ends_at, attendees, invitees, person_crm_ids,
       registered_at, updated_at)
     select '${TEAM}', 'm-' || n, 'Meeting', now(), now(), '[]', '[]', '{}', now(), now() from generate_series(1, 500) n`,
  `insert into linking.recordings (team_id, external_id, kind, started_at, ended_at, body, received_at, decided_at,
       person_state, person_origin, person_reason, account_state, account_origin, account_reason, opportunity_state,
       opportunity_origin, opportunity_reason)
     select '${TEAM}', 'r-' || n, 'dialer_call', now(), now(), '{}', now(), now(), 'empty', 'auto', 'NO_RELATIONSHIP',
       'empty', 'auto', 'NO_EXTERNAL_EMAIL', 'empty', 'auto', 'NO_EXTERNAL_EMAIL' from generate_series(1, 2000) n`,
  `insert into linking.link_decisions (team_id, recording_external_id, decision_id, decided_at, rule_set_version,
       mapping_version, stages_version, stale_mirror, document)
     select '${TEAM}', 'r-' || n, gen_random_uuid(), now(), '1', 1, 1, false, '{"n":' || n || '}'
     from generate_series(1, 2000) n`,
];
const KEPT = `
  select (select count(*) from access.users where team_id = '${TEAM}')::int as users,
    (select count(*) from access.audit_entries where team_id = '${TEAM}')::int as audit,
    (select count(*) from mirror.contacts where team_id = '${TEAM}')::int as contacts,
    (select count(*) from linking.meetings where team_id = '${TEAM}')::int as meetings,
    (select md5(string_agg(document, ',' order by recording_external_id)) from linking.link_decisions
      where team_id = '${TEAM}') as decisions`;

describe.each(Object.entries(RELEASES))('a filled database of %s', (version, last) => {
  const name = `rr_upgrade_${process.pid}_${version.replaceAll('.', '_')}`;
  const old = mkdtempSync(join(tmpdir(), 'rr-upgrade-'));
  const url = withDatabase(server, name);
  let db: Db;

  beforeAll(async () => {
    await onServer(server, `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    for (const file of readdirSync(migrations).filter((each) => /^\d{4}-/.test(each) && each <= last)) {
      cpSync(join(migrations, file), join(old, file));
    }
    await migrate(url, { directory: old });
    db = connect(url);
    for (const sql of FILLING) await execute(db, unprepared(sql));
  });
  afterAll(async () => {
    await db.destroy();
    await onServer(server, `drop database ${name} with (force)`);
    rmSync(old, { recursive: true });
  });

  it('is brought to the schema of today, under writes, with every row and decision as it was', async () => {
    const [before] = await many(db, unprepared(KEPT));
    const over = new AbortController();
    // Hand-ins go on meanwhile; each is short, and none is kept waiting until the end.
    const writes = (async () => {
      let count = 0;
      for (; !over.signal.aborted; count += 1) {
        await execute(
          db,
          unprepared(`insert into platform.events (team_id, type, payload) values ('${TEAM}', 'x', '{}')`),
        );
      }
      return count;
    })();
    await migrate(url);
    over.abort();
    expect(await writes).toBeGreaterThan(0);
    expect(await describeSchema(db)).toBe(readFileSync(join(migrations, 'schema.sql'), 'utf8'));
    expect((await many(db, unprepared(KEPT)))[0]).toEqual(before);
  });
});
