import { type Db, execute, unprepared } from '#platform';
import { fillTable } from '../../bench/fill-table.js';

/** How much of everything a team has. Ten opportunities an account, two contacts. */
export interface WorldSize {
  readonly accounts: number;
}

const id = (prefix: string, number: string): string => `'${prefix}' || lpad((${number})::text, 12, '0') || 'AAA'`;

/** What fills each table; $1 is the team, $2 how many accounts. */
const FILLINGS: Readonly<Record<string, string>> = {
  users: `insert into mirror.users (team_id, crm_id, name, email, email_normal, email_base, name_normal, mirrored_at)
     select $1::uuid, ${id('005', 'n')}, 'Seller ' || n, e, e, e, 'seller ' || n, now()
     from generate_series(1, least($2::int, 5000)) n, lateral (select 'seller-' || n || '@ours.example' as e) address`,
  accounts: `insert into mirror.accounts (team_id, crm_id, name, website, website_host, website_domain, owner_crm_id,
       mirrored_at)
     select $1::uuid, ${id('001', 'n')}, 'Company ' || n, 'https://www.company-' || n || '.example',
       'company-' || n || '.example', 'company-' || n || '.example', ${id('005', '1 + n % 5000')}, now()
     from generate_series(1, $2::int) n`,
  contacts: `insert into mirror.contacts (team_id, crm_id, name, email, email_normal, email_base, account_crm_id, mirrored_at)
     select $1::uuid, ${id('003', 'n * 2 + m')}, 'Person ' || m || ' of ' || n, e, e, e, ${id('001', 'n')}, now()
     from generate_series(1, $2::int) n, generate_series(0, 1) m,
       lateral (select 'person-' || m || '@company-' || n || '.example' as e) address`,
  leads: `insert into mirror.leads (team_id, crm_id, name, email, email_normal, email_base, mirrored_at)
     select $1::uuid, ${id('00Q', 'n')}, 'Lead ' || n, e, e, e, now() from generate_series(1, $2::int / 10) n,
       lateral (select 'lead-' || n || '@lead-' || n || '.example' as e) address`,
  opportunities: `insert into mirror.opportunities (team_id, crm_id, name, account_crm_id, amount, close_date, owner_crm_id,
       stage, created_at, last_modified_at, mirrored_at)
     select $1::uuid, ${id('006', 'n * 10 + m')}, 'Deal ' || m || ' of ' || n, ${id('001', 'n')}, n + m,
       date '2026-01-01' + (m * 37 + n) % 500, ${id('005', '1 + n % 5000')},
       (array['Prospecting', 'Negotiation', 'Closed Won', 'Closed Lost', 'Closed Lost'])[1 + (n + m) % 5], now(), now(),
       now()
     from generate_series(1, $2::int) n, generate_series(0, 9) m`,
  opportunity_contact_roles: `insert into mirror.opportunity_contact_roles
       (team_id, crm_id, opportunity_crm_id, contact_crm_id, mirrored_at)
     select $1::uuid, ${id('00K', 'n')}, ${id('006', 'n * 10')}, ${id('003', 'n * 2')}, now()
     from generate_series(1, $2::int / 10) n`,
  account_domains: `insert into mirror.account_domains (team_id, account_crm_id, domain, contacts)
     select $1::uuid, ${id('001', 'n')}, 'company-' || n || '.example', 2 from generate_series(1, $2::int) n`,
};

/**
 * Fills a team's mirror with SQL alone: account `n` has the website `company-n.example`, contacts
 * `person-m@company-n.example` and opportunities of every stage.
 */
export async function fillMirror(db: Db, teamId: string, { accounts }: WorldSize): Promise<void> {
  for (const [table, insert] of Object.entries(FILLINGS)) {
    // A third of the time is the log's, which nobody will read.
    await execute(db, unprepared(`alter table mirror.${table} set unlogged`));
    await fillTable(db, table, insert, [teamId, accounts]);
  }
}

/** What is small for one team and not for many: every team's user, connection, mapping, stages, settings, state of objects. */
export async function addTeams(db: Db, teams: number): Promise<void> {
  const ofTeams = `from access.teams t where t.name like 'neighbour %'`;
  const statements = [
    `insert into access.teams (team_id, name) select gen_random_uuid(), 'neighbour ' || n from generate_series(1, ${teams}) n`,
    `insert into access.users (team_id, user_id, email, role, password_hash)
     select t.team_id, gen_random_uuid(), replace(t.name, ' ', '-') || '@ours.example', 'viewer', '' ${ofTeams}`,
    `insert into mirror.orgs (team_id, org_id, org_name, instance_url, is_sandbox, is_connected, pinned_at)
     select t.team_id, '00D000000000001AAA', t.name, 'https://acme.my.salesforce.com', false, true, now() ${ofTeams}`,
    `insert into mirror.object_states (team_id, object, watermark, first_completed_at, last_complete_run_started_at)
     select t.team_id, o, now(), now(), now()
     from access.teams t, unnest(array['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User']) o
     where t.name like 'neighbour %'`,
    `insert into field_mapping.mappings (team_id, object, version, sources, saved_at)
     select t.team_id, 'Opportunity', 1, '{}', now() ${ofTeams}`,
    `insert into field_mapping.stages (team_id, version, stage_values, saved_at) select t.team_id, 1, '[]', now() ${ofTeams}`,
    `insert into field_mapping.settings (team_id, version, content, saved_at) select t.team_id, 1, '{}', now() ${ofTeams}`,
  ];
  for (const sql of statements) await execute(db, unprepared(sql));
}

/** Recordings of the team, one in ten still pending, with their decisions, meetings and calls. */
export async function fillRecordings(db: Db, teamId: string, recordings: number): Promise<void> {
  const isPending = 'n % 10 = 0';
  const statements = [
    `insert into linking.recordings (team_id, external_id, kind, started_at, ended_at, meeting_external_id,
       dialer_call_external_id, body, received_at, decided_at, person_state, person_origin, person_reason, account_state,
       account_origin, account_crm_id, opportunity_state, opportunity_origin, opportunity_reason)
     select $1, 'r-' || n, 'virtual_conference', at, at, 'm-' || n, 'd-' || n, '{}', at, case when not (${isPending}) then at end,
       case when ${isPending} then 'pending' else 'empty' end, 'auto', case when not (${isPending}) then 'NO_TALK_TIME' end,
       case when ${isPending} then 'pending' else 'linked' end, 'auto',
       case when not (${isPending}) then ${id('001', 'n % 5000')} end,
       case when ${isPending} then 'pending' else 'empty' end, 'auto', case when not (${isPending}) then 'CLEARED_BY_HAND' end
     from generate_series(1, $2::int) n, lateral (select timestamptz '2025-01-01' + make_interval(mins => n) as at) times`,
    `insert into linking.link_decisions (team_id, recording_external_id, decision_id, decided_at, rule_set_version,
       mapping_version, stages_version, stale_mirror, document)
     select $1, 'r-' || n, gen_random_uuid(), now(), '1', 1, 1, false, '{}' from generate_series(1, $2::int) n
     where not (${isPending})`,
    `insert into linking.meetings (team_id, external_id, title, starts_at, ends_at, attendees, invitees, person_crm_ids,
       registered_at, updated_at)
     select $1, 'm-' || n, 'Meeting', now(), now(), '[]', '[]', '{}', now(), now() from generate_series(1, $2::int) n`,
    `insert into linking.dialer_calls (team_id, external_id, started_at, ended_at, direction, from_number, to_number,
       recording_external_id, registered_at, updated_at)
     select $1, 'd-' || n, now(), now(), 'outbound', '1', '2', 'r-' || n, now(), now() from generate_series(1, $2::int) n`,
    `insert into linking.erased_recordings (team_id, external_id, erased_at, actor, reason)
     select $1, 'erased-' || n, now(), '{}', 'retention' from generate_series(1, $2::int) n`,
  ];
  for (const sql of statements) await execute(db, unprepared(sql), [teamId, recordings]);
}
