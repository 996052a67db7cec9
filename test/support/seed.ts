import { defaultSources } from '#field-mapping';
import { type Db, execute, newId, unprepared } from '#platform';

/** 18 characters: `record('C', 1)` is the same id wherever a test says so. */
export function record(kind: 'A' | 'C' | 'L' | 'O' | 'R' | 'U', number: number): string {
  const prefix = { A: '001', C: '003', L: '00Q', O: '006', R: '00K', U: '005' }[kind];
  return `${prefix}000000${String(number).padStart(6, '0')}AAA`;
}

/** Acme's Account, Contact and Opportunity. */
export const ACME = { account: record('A', 1), contact: record('C', 1), opportunity: record('O', 1) } as const;

/** One customer: Acme Ltd, whose Bo Li talks about a renewal. */
export async function addAcme(team: Seed): Promise<void> {
  const { account, contact, opportunity } = ACME;
  await team.account(account, {
    name: 'Acme Ltd',
    website: 'https://acme.co.uk',
    website_host: 'acme.co.uk',
    website_domain: 'acme.co.uk',
  });
  await team.contact(contact, { name: 'Bo Li', email: 'bo@acme.co.uk', account_crm_id: account });
  await team.opportunity(opportunity, account, { name: 'Renewal 2027' });
}

type Row = Readonly<Record<string, unknown>>;

/** Writes a row as the sync would leave it; what is left out is as the table has it. */
export async function put(db: Db, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? JSON.stringify(value)
      : value,
  );
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
  await execute(db, unprepared(sql), values);
}

const STAGES = [
  { value: 'Prospecting', outcome: 'open', position: 1 },
  { value: 'Negotiation', outcome: 'open', position: 2 },
  { value: 'Closed Won', outcome: 'won', position: 3 },
  { value: 'Closed Lost', outcome: 'lost', position: 4 },
];
const SOURCES = defaultSources('Opportunity');

/** When the mirror of a team was last read. */
export const SYNCED_AT = new Date('2026-03-02T15:45:00.000Z');
const OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'];

/** A team with its own words for what the sync writes. */
export class Seed {
  constructor(
    private readonly db: Db,
    readonly teamId: string,
  ) {}

  private row(table: string, crmId: string, more: Row): Promise<void> {
    const stamps = { mirrored_at: SYNCED_AT };
    return put(this.db, `mirror.${table}`, { team_id: this.teamId, crm_id: crmId, ...stamps, ...more });
  }

  async account(crmId: string, more: Row = {}): Promise<string> {
    await this.row('accounts', crmId, { name: `Account ${crmId}`, ...more });
    return crmId;
  }

  /** `email` is written in every form the merge derives. */
  async contact(crmId: string, { email, ...more }: Row & { email?: string } = {}): Promise<string> {
    const derived = email === undefined ? {} : { email, email_normal: email, email_base: email };
    await this.row('contacts', crmId, { name: `Contact ${crmId}`, ...derived, ...more });
    return crmId;
  }

  async lead(crmId: string, { email, ...more }: Row & { email?: string } = {}): Promise<string> {
    const derived = email === undefined ? {} : { email, email_normal: email, email_base: email };
    await this.row('leads', crmId, { name: `Lead ${crmId}`, ...derived, ...more });
    return crmId;
  }

  async opportunity(crmId: string, accountCrmId: string, more: Row = {}): Promise<string> {
    const told = { name: `Opportunity ${crmId}`, stage: 'Prospecting', close_date: '2026-06-30', amount: '1000.50' };
    await this.row('opportunities', crmId, { account_crm_id: accountCrmId, ...told, ...more });
    return crmId;
  }

  async user(crmId: string, email: string | null, more: Row = {}): Promise<string> {
    await this.row('users', crmId, { email, email_normal: email, email_base: email, ...more });
    return crmId;
  }

  async role(crmId: string, opportunityCrmId: string, contactCrmId: string): Promise<void> {
    await this.row('opportunity_contact_roles', crmId, {
      opportunity_crm_id: opportunityCrmId,
      contact_crm_id: contactCrmId,
    });
  }

  async domain(accountCrmId: string, domain: string, contacts: number): Promise<void> {
    await put(this.db, 'mirror.account_domains', {
      team_id: this.teamId,
      account_crm_id: accountCrmId,
      domain,
      contacts,
    });
  }

  /** A run of every object that started then was complete. */
  async synced(at: Date): Promise<void> {
    for (const object of OBJECTS) {
      await execute(
        this.db,
        unprepared(`insert into mirror.object_states
            (team_id, object, watermark, first_completed_at, last_complete_run_started_at) values ($1, $2, $3, $3, $3)
          on conflict on constraint object_states_pkey do update
          set watermark = $3, last_complete_run_started_at = $3`),
        [this.teamId, object, at],
      );
    }
  }

  async settings(content: object): Promise<void> {
    await execute(
      this.db,
      unprepared(`insert into field_mapping.settings (team_id, version, content, saved_at)
        values ($1, (select count(*) + 1 from field_mapping.settings where team_id = $1), $2, now())`),
      [this.teamId, JSON.stringify(content)],
    );
  }

  async stages(values: object = STAGES): Promise<void> {
    await execute(
      this.db,
      unprepared(`insert into field_mapping.stages (team_id, version, stage_values, saved_at)
        values ($1, (select count(*) + 1 from field_mapping.stages where team_id = $1), $2, now())`),
      [this.teamId, JSON.stringify(values)],
    );
  }

  async mapping(sources: object = SOURCES): Promise<void> {
    await execute(
      this.db,
      unprepared(`insert into field_mapping.mappings (team_id, object, version, sources, saved_at)
        values ($1, 'Opportunity', (select count(*) + 1 from field_mapping.mappings where team_id = $1), $2, now())`),
      [this.teamId, JSON.stringify(sources)],
    );
  }

  async org(isConnected = true): Promise<void> {
    await execute(
      this.db,
      unprepared(`insert into mirror.orgs
          (team_id, org_id, org_name, instance_url, is_sandbox, is_connected, pinned_at)
        values ($1, '00D000000000001AAA', 'Acme', 'https://acme.my.salesforce.com', false, $2, now())
        on conflict on constraint orgs_pkey do update set is_connected = $2`),
      [this.teamId, isConnected],
    );
  }

  /** Runs SQL of the test's own on the team: `$1` is the team. */
  async run(sql: string, ...values: unknown[]): Promise<void> {
    await execute(this.db, unprepared(sql), [this.teamId, ...values]);
  }
}

/** A team that is connected, mapped, aligned and synced, with nothing in its mirror. */
export async function newTeam(db: Db): Promise<Seed> {
  const teamId = newId();
  await put(db, 'access.teams', { team_id: teamId, name: `team ${teamId}` });
  const seed = new Seed(db, teamId);
  await prepare(seed);
  await seed.synced(SYNCED_AT);
  return seed;
}

/** Connects, maps and aligns a team. */
export async function prepare(seed: Seed): Promise<void> {
  await seed.org();
  await seed.mapping();
  await seed.stages();
  await seed.settings({ internalDomains: ['ours.example'] });
}
