import { type Db, execute, many, maybeOne, statement, unprepared } from '#platform';
import { type CrmObject } from '../domain/objects.js';
import { type Selection } from '../domain/selection.js';

// account_domains and accounts.contacts_with_email are a function of the live contacts. A small batch brings them up to
// date for its accounts in its own transaction; a large read marks them pending and makes them once, in its last one.
// A read that stops in between leaves the mark, and the next one makes them.

/** More accounts than this are not worth naming one by one. */
const MANY_ACCOUNTS = 20_000;

/** Accounts whose derived values the staged rows may change. Ask before the merge; undefined when they are too many. */
export async function affectedAccounts(trx: Db, teamId: string, chosen: Selection): Promise<string[] | undefined> {
  const sql = affectedSql(chosen);
  if (sql === undefined) return [];
  const rows = await many<{ id: string }>(trx, unprepared(`${sql} limit ${MANY_ACCOUNTS + 1}`), [teamId]);
  return rows.length > MANY_ACCOUNTS ? undefined : rows.map(({ id }) => id);
}

function affectedSql({ object, fields }: Selection): string | undefined {
  if (object === 'Account') {
    // Contacts may be here before their new account is.
    return `select s0 as id from pg_temp.staging s where not exists (
      select from mirror.accounts a where a.team_id = $1 and a.crm_id = s.s0)`;
  }
  if (object !== 'Contact') return undefined;
  const index = fields.findIndex((field) => field.columns.some(({ name }) => name === 'account_crm_id'));
  const after = index === -1 ? '' : `union select s${index} from pg_temp.staging where s${index} is not null`;
  return `select c.account_crm_id as id from pg_temp.staging s
    join mirror.contacts c on c.team_id = $1 and c.crm_id = s.s0 and c.account_crm_id is not null ${after}`;
}

const MARK_PENDING = statement(
  'mirror.mark_derivation_pending',
  `insert into mirror.object_states (team_id, object, derivation_pending) values ($1, 'Contact', true)
   on conflict on constraint object_states_pkey do update set derivation_pending = true
   where not object_states.derivation_pending`,
);

/** What derives from contacts is owed, since many rows of this object were merged. */
export async function markPending(trx: Db, teamId: string, object: CrmObject): Promise<void> {
  if (object === 'Account' || object === 'Contact') await execute(trx, MARK_PENDING, [teamId]);
}

const TAKE_PENDING = statement(
  'mirror.take_derivation_pending',
  `update mirror.object_states set derivation_pending = false
   where team_id = $1 and object = 'Contact' and derivation_pending returning object`,
);

/** Makes the derived values of all accounts when they are owed. */
export async function settle(trx: Db, teamId: string): Promise<void> {
  if ((await maybeOne(trx, TAKE_PENDING, [teamId])) !== undefined) await derive(trx, teamId, 'all');
}

/** Makes the derived values of these accounts, writing only those that differ. */
export async function derive(trx: Db, teamId: string, accounts: readonly string[] | 'all'): Promise<void> {
  if (accounts.length === 0) return;
  const among = (column: string): string => (accounts === 'all' ? '' : `and ${column} = any($2)`);
  const values = accounts === 'all' ? [teamId] : [teamId, accounts];
  await execute(trx, unprepared(domainsSql(among)), values);
}

function domainsSql(among: (column: string) => string): string {
  return `
    with
    -- 1. Live contacts by account and registrable domain; '' where the address has none
    fresh as (
      select c.account_crm_id, coalesce(h.domain, '') as domain, count(*)::integer as contacts
      from mirror.contacts c
      left join mirror.hosts h on h.team_id = $1 and h.host = split_part(c.email_normal, '@', 2)
      where c.team_id = $1 and not c.is_deleted and c.email_normal is not null
        and c.account_crm_id is not null ${among('c.account_crm_id')}
      group by 1, 2
    ),
    -- 2. Domains an account no longer has
    gone as (
      delete from mirror.account_domains d
      where d.team_id = $1 ${among('d.account_crm_id')} and not exists (
        select from fresh f where f.account_crm_id = d.account_crm_id and f.domain = d.domain)
    ),
    -- 3. Those it has
    kept as (
      insert into mirror.account_domains as d (team_id, account_crm_id, domain, contacts)
      select $1, f.account_crm_id, f.domain, f.contacts from fresh f
      where f.domain <> '' and not exists (
        select from mirror.account_domains same where same.team_id = $1
          and same.account_crm_id = f.account_crm_id and same.domain = f.domain and same.contacts = f.contacts)
      on conflict on constraint account_domains_pkey do update set contacts = excluded.contacts
    )
    -- 4. The denominator
    update mirror.accounts a set contacts_with_email = n.contacts
    from (
      select a.crm_id, coalesce(sum(f.contacts), 0)::integer as contacts
      from mirror.accounts a left join fresh f on f.account_crm_id = a.crm_id
      where a.team_id = $1 ${among('a.crm_id')} group by a.crm_id
    ) n
    where a.team_id = $1 and a.crm_id = n.crm_id and a.contacts_with_email <> n.contacts`;
}
