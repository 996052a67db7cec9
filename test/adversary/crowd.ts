import { type Db, execute, unprepared } from '#platform';
import { prepare, record, Seed, SYNCED_AT } from '../support/seed.js';

/** As long as a long text area of Salesforce may be, a target takes any text. */
const LONG_TEXT = 131_072;
const RECORDS = 500;

/** A team that is synced and mapped, with records as large as an org may have them. */
export async function crowd(db: Db, teamId: string): Promise<void> {
  const seed = new Seed(db, teamId);
  await prepare(seed);
  await seed.synced(SYNCED_AT);
  await seed.account(record('A', 1), { name: 'Acme', website_host: 'acme1.example', website_domain: 'acme1.example' });
  const long = `repeat(md5(n::text), ${Math.floor(LONG_TEXT / 32 / 2)})`;
  const rows: Record<string, string> = {
    accounts: `(team_id, crm_id, name, account_type, mirrored_at) select $1, '0019' || lpad(n::text, 14, '0'), 'Large ' || n, ${long}, now()`,
    contacts: `(team_id, crm_id, name, title, phone, mirrored_at) select $1, '0039' || lpad(n::text, 14, '0'), 'Large ' || n, ${long}, ${long}, now()`,
    opportunities: `(team_id, crm_id, name, stage, opportunity_type, mirrored_at) select $1, '0069' || lpad(n::text, 14, '0'), 'Large ' || n, 'Prospecting', ${long}, now()`,
  };
  for (const [table, insert] of Object.entries(rows)) {
    await execute(db, unprepared(`insert into mirror.${table} ${insert} from generate_series(1, ${RECORDS}) n`), [
      teamId,
    ]);
  }
  // Whom the hand-ins name, so that decisions have much to say.
  await execute(
    db,
    unprepared(`insert into mirror.contacts (team_id, crm_id, name, email, email_normal, email_base, account_crm_id, mirrored_at)
      select $1, '0038' || lpad(n::text, 14, '0'), 'Person ' || n, e, e, e, $2, now()
      from generate_series(0, 4999) n, lateral (select 'person.' || n || '@acme' || n % 90 || '.example' as e) x`),
    [teamId, record('A', 1)],
  );
}
