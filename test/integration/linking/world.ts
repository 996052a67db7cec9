import { type Db, execute, unprepared } from '#platform';

/** How much of everything a team has. Ten opportunities an account, five contacts. */
export interface WorldSize {
  readonly accounts: number;
}

const id = (prefix: string, number: string): string => `'${prefix}000000' || lpad((${number})::text, 6, '0') || 'AAA'`;

/**
 * Fills a team's mirror with SQL alone: account `n` has the website `company-n.example`, contacts
 * `person-m@company-n.example` and opportunities of every stage.
 */
export async function fillMirror(db: Db, teamId: string, { accounts }: WorldSize): Promise<void> {
  const statements = [
    `insert into mirror.users (team_id, crm_id, name, email, email_normal, name_normal, mirrored_at)
     select $1, ${id('005', 'n')}, 'Seller ' || n, 'seller-' || n || '@ours.example', 'seller-' || n || '@ours.example',
       'seller ' || n, now() from generate_series(1, 5000) n`,
    `insert into mirror.accounts (team_id, crm_id, name, website, website_host, website_domain, owner_crm_id,
       mirrored_at)
     select $1, ${id('001', 'n')}, 'Company ' || n, 'https://www.company-' || n || '.example',
       'company-' || n || '.example', 'company-' || n || '.example', ${id('005', '1 + n % 5000')}, now()
     from generate_series(1, $2) n`,
    `insert into mirror.contacts (team_id, crm_id, name, email, email_normal, email_base, account_crm_id, mirrored_at)
     select $1, ${id('003', 'n * 5 + m')}, 'Person ' || m || ' of ' || n, e, e, e, ${id('001', 'n')}, now()
     from generate_series(1, $2) n, generate_series(0, 4) m,
       lateral (select 'person-' || m || '@company-' || n || '.example' as e) address`,
    `insert into mirror.leads (team_id, crm_id, name, email, email_normal, email_base, mirrored_at)
     select $1, ${id('00Q', 'n')}, 'Lead ' || n, e, e, e, now() from generate_series(1, $2) n,
       lateral (select 'lead-' || n || '@lead-' || n || '.example' as e) address`,
    `insert into mirror.opportunities (team_id, crm_id, name, account_crm_id, amount, close_date, owner_crm_id, stage,
       created_at, last_modified_at, mirrored_at)
     select $1, ${id('006', 'n * 10 + m')}, 'Deal ' || m || ' of ' || n, ${id('001', 'n')}, n + m,
       date '2026-01-01' + (m * 37 + n) % 500, ${id('005', '1 + n % 5000')},
       (array['Prospecting', 'Negotiation', 'Closed Won', 'Closed Lost', 'Closed Lost'])[1 + (n + m) % 5], now(), now(),
       now()
     from generate_series(1, $2) n, generate_series(0, 9) m`,
    `insert into mirror.opportunity_contact_roles (team_id, crm_id, opportunity_crm_id, contact_crm_id, mirrored_at)
     select $1, ${id('00K', 'n')}, ${id('006', 'n * 10')}, ${id('003', 'n * 5')}, now() from generate_series(1, $2) n`,
    `insert into mirror.account_domains (team_id, account_crm_id, domain, contacts)
     select $1, ${id('001', 'n')}, 'company-' || n || '.example', 5 from generate_series(1, $2) n`,
  ];
  for (const sql of statements) {
    await execute(db, unprepared(sql), sql.includes('$2') ? [teamId, accounts] : [teamId]);
  }
  await execute(db, unprepared('analyze'));
}
