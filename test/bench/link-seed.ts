import { defaultSources } from '#field-mapping';
import { CRM_OBJECTS } from '#identifiers';
import { objectStates } from '#mirror';
import { type Db, execute, one, unprepared, withClient } from '#platform';
import { fillTable } from './fill-table.js';
import { INTERNAL_DOMAIN, type Population, populationOf, USERS } from './link-population.js';
import { CLOSED_STAGES, OPEN_STAGES } from './link-statements.js';

const STAGES = [
  ...OPEN_STAGES.map((value) => ({ value, outcome: 'open' })),
  ...CLOSED_STAGES.map((value) => ({ value, outcome: value.includes('Won') ? 'won' : 'lost' })),
].map((stage, position) => ({ ...stage, position }));
const STAGE_NAMES = STAGES.map(({ value }) => `'${value}'`);

const SOURCES = defaultSources('Opportunity');

const SETTINGS = { internalDomains: [INTERNAL_DOMAIN], syncIntervalMinutes: 0, reconcileIntervalHours: 0 };

/** 18 characters, ascending: three of the object, twelve of the number, three that tell which letters are capitals. */
const id = (prefix: string, number: string): string =>
  `'${prefix}' || lpad((${number})::text, 12, '0') || '${prefix === '00K' ? 'EAA' : 'AAA'}'`;

const STAMPS = 'created_at, last_modified_at, system_modstamp, mirrored_at';
const STAMPED = `'2025-01-01'::timestamptz + make_interval(secs => n), '2026-01-01'::timestamptz + make_interval(secs => n),
  '2026-01-01'::timestamptz + make_interval(secs => n), now()`;

/** What fills each table. Every tenth opportunity is of the one account in a hundred. */
function fillings({ opportunities, accounts, contacts }: Population): Record<string, string> {
  const ofAccount = `1 + (n - 1) % ${accounts}`;
  const ofLargeAccount = `1 + (n % ${Math.max(1, Math.floor(accounts / 100))})`;
  const owner = id('005', `1 + n % ${USERS}`);
  return {
    users: `insert into mirror.users (team_id, crm_id, name, email, email_normal, email_base, name_normal, ${STAMPS})
      select $1, ${id('005', 'n')}, 'User ' || n, 'user' || n || '@${INTERNAL_DOMAIN}', 'user' || n || '@${INTERNAL_DOMAIN}',
        'user' || n || '@${INTERNAL_DOMAIN}',
        'user ' || n, ${STAMPED} from generate_series(1, ${USERS}) n`,
    accounts: `insert into mirror.accounts (team_id, crm_id, name, website, owner_crm_id, account_type, last_activity_date,
        website_host, website_domain, ${STAMPS})
      select $1, ${id('001', 'n')}, 'Company ' || n, 'https://www.company' || n || '.com/', ${owner}, 'Customer', '2026-02-01',
        'company' || n || '.com', 'company' || n || '.com', ${STAMPED}
      from generate_series(1, ${accounts}) n`,
    account_domains: `insert into mirror.account_domains (team_id, account_crm_id, domain, contacts)
      select $1, ${id('001', 'n')}, 'company' || n || '.com', (${contacts} - n) / ${accounts} + 1
      from generate_series(1, ${accounts}) n`,
    contacts: `insert into mirror.contacts (team_id, crm_id, name, email, account_crm_id, owner_crm_id, title, phone,
        last_activity_date, email_normal, email_base, email_domain, ${STAMPS})
      select $1, ${id('003', 'n')}, 'Person ' || n, e, ${id('001', ofAccount)}, ${owner}, 'Director', '+1 555 ' || n,
        '2026-02-01', e, e, d, ${STAMPED}
      from (select n, d, 'person' || n || '@' || d as e from generate_series(1, ${contacts}) n,
        lateral (select 'company' || (${ofAccount}) || '.com' as d) y) x`,
    opportunities: `insert into mirror.opportunities (team_id, crm_id, name, account_crm_id, amount, close_date, owner_crm_id,
        stage, opportunity_type, ${STAMPS})
      select $1, ${id('006', 'n')}, 'Deal ' || n,
        case when n % 10 = 0 then ${id('001', ofLargeAccount)} else ${id('001', ofAccount)} end, n % 100000,
        '2025-06-01'::date + (n::bigint * 7919 % 700)::int, ${owner},
        (array[${STAGE_NAMES.join(', ')}])[1 + n % ${STAGES.length}],
        'New Business', ${STAMPED}
      from generate_series(1, ${opportunities}) n`,
    opportunity_contact_roles: `insert into mirror.opportunity_contact_roles (team_id, crm_id, opportunity_crm_id,
        contact_crm_id, role, ${STAMPS})
      select $1, ${id('00K', 'n')}, ${id('006', 'n')}, ${id('003', 'n')}, 'Decision Maker', ${STAMPED}
      from generate_series(1, ${opportunities}, 5) n`,
  };
}

async function configure(db: Db, teamId: string): Promise<void> {
  const run = (sql: string, ...values: unknown[]): Promise<number> => execute(db, unprepared(sql), [teamId, ...values]);
  await run(`insert into mirror.orgs (team_id, org_id, org_name, instance_url, is_sandbox, is_connected, pinned_at)
    values ($1, '00D000000000001AAA', 'Benchmark', 'https://bench.my.salesforce.com', false, true, now())`);
  await run(
    `insert into mirror.object_states (team_id, object, watermark, first_completed_at, last_complete_run_started_at)
    select $1, o, now(), now(), now()
    from unnest($2::text[]) o`,
    CRM_OBJECTS,
  );
  await run(
    `insert into field_mapping.mappings (team_id, object, version, sources, saved_at) values ($1, 'Opportunity', 1, $2, now())`,
    JSON.stringify(SOURCES),
  );
  await run(
    `insert into field_mapping.stages (team_id, version, stage_values, saved_at) values ($1, 1, $2, now())`,
    JSON.stringify(STAGES),
  );
  await run(
    `insert into field_mapping.settings (team_id, version, content, saved_at) values ($1, 1, $2, now())`,
    JSON.stringify(SETTINGS),
  );
}

/** Fills the mirror of the team `default` as a sync of this many opportunities would have, and configures the team. */
export async function seedMirror(
  db: Db,
  opportunities: number,
  onTable: (table: string) => void,
): Promise<{ teamId: string; population: Population }> {
  const population = populationOf(opportunities);
  const { teamId } = await one<{ teamId: string }>(
    db,
    unprepared(`select team_id as "teamId" from access.teams where name = 'default'`),
  );
  await configure(db, teamId);
  for (const [table, insert] of Object.entries(fillings(population))) {
    onTable(table);
    await fillTable(db, table, insert, [teamId]);
  }
  for (const object of CRM_OBJECTS) await objectStates.countLive(db, teamId, object);
  onTable('vacuum');
  // What an autovacuum and the next checkpoint would do in the middle of a measurement.
  await withClient(db, async (client) => {
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  });
  return { teamId, population };
}
