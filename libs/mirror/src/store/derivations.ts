import { type Db, execute, many, maybeOne, statement, unprepared } from '#platform';
import { type CrmObject } from '#identifiers';
import { type Selection } from '../domain/selection.js';

// account_domains is a function of the live contacts: how many of an account's have an address on which registrable
// domain, '' where the address has none. A small batch brings it up to date for its accounts in its own transaction; a
// large read marks it pending first and derives once, in its last one. A read that stops in between leaves the mark, and the
// next one derives.

/** More accounts than this are not worth naming one by one. */
const MANY_ACCOUNTS = 20_000;

/** Accounts of pg_temp.incoming, before and after it is written. Ask before; undefined when they are too many. */
export async function affectedAccounts(trx: Db, teamId: string, chosen: Selection): Promise<string[] | undefined> {
  if (chosen.object !== 'Contact') return [];
  const hasAccount = chosen.fields.some((field) => field.columns.some(({ name }) => name === 'account_crm_id'));
  const after = 'union select s.account_crm_id from pg_temp.incoming s where s.account_crm_id is not null';
  const sql = `select c.account_crm_id as id from pg_temp.incoming s
    join mirror.contacts c on c.team_id = $1 and c.crm_id = s.crm_id and c.account_crm_id is not null
    ${hasAccount ? after : ''} limit ${MANY_ACCOUNTS + 1}`;
  const rows = await many<{ id: string }>(trx, unprepared(sql), [teamId]);
  return rows.length > MANY_ACCOUNTS ? undefined : rows.map(({ id }) => id);
}

const MARK_PENDING = statement(
  'mirror.mark_derivation_pending',
  `insert into mirror.object_states (team_id, object, derivation_pending) values ($1, 'Contact', true)
   on conflict on constraint object_states_pkey do update set derivation_pending = true
   where not object_states.derivation_pending`,
);

/**
 * What derives from the object's rows is pending from here on. Written outside the transactions that merge many rows at
 * once: the second would wait for the first.
 */
export async function markPending(db: Db, teamId: string, object: CrmObject): Promise<void> {
  if (object === 'Contact') await execute(db, MARK_PENDING, [teamId]);
}

const TAKE_PENDING = statement(
  'mirror.take_pending_derivation',
  `update mirror.object_states set derivation_pending = false
   where team_id = $1 and object = 'Contact' and derivation_pending returning object`,
);

/**
 * Derives what is pending, of all accounts, in the last transaction of a read of the object. Other objects' runs leave it:
 * the rows of a read that is under way are not all there yet.
 */
export async function derivePending(trx: Db, teamId: string, object: CrmObject): Promise<void> {
  if (object !== 'Contact' || (await maybeOne(trx, TAKE_PENDING, [teamId])) === undefined) return;
  // Nothing has counted the rows of a first load: a nested loop over so many would not end.
  await execute(trx, unprepared('set local enable_nestloop = off'));
  await derive(trx, teamId, 'all');
  await execute(trx, unprepared('set local enable_nestloop to default'));
}

const LOCK = statement(
  'mirror.lock_account_domains',
  `select pg_advisory_xact_lock(hashtext('account_domains'), hashtext($1))`,
);

/** Counts the contacts of these accounts again and writes what differs. One transaction of a team at a time. */
export async function derive(trx: Db, teamId: string, accounts: readonly string[] | 'all'): Promise<void> {
  if (accounts.length === 0) return;
  const values = accounts === 'all' ? [teamId] : [teamId, accounts];
  const among = (column: string): string => (accounts === 'all' ? '' : `and ${column} = any($2)`);
  await execute(trx, LOCK, [teamId]);
  await execute(trx, unprepared('drop table if exists pg_temp.fresh_domains'));
  for (const sql of domainsSql(among)) await execute(trx, unprepared(sql), sql.includes('$1') ? values : []);
}

function domainsSql(among: (column: string) => string): string[] {
  return [
    // 1. Live contacts by account and domain
    `create temp table fresh_domains on commit drop as
     select c.account_crm_id, coalesce(c.email_domain, '') as domain, count(*)::integer as contacts
     from mirror.contacts c
     where c.team_id = $1 and not c.is_deleted and c.email_normal is not null and c.account_crm_id is not null
       ${among('c.account_crm_id')}
     group by 1, 2`,
    // 2. Domains an account no longer has
    `delete from mirror.account_domains d
     where d.team_id = $1 ${among('d.account_crm_id')} and not exists (
       select from pg_temp.fresh_domains f where f.account_crm_id = d.account_crm_id and f.domain = d.domain)`,
    // 3. Those it has more or fewer contacts on
    `update mirror.account_domains d set contacts = f.contacts from pg_temp.fresh_domains f
     where d.team_id = $1 ${among('d.account_crm_id')} and d.account_crm_id = f.account_crm_id and d.domain = f.domain
       and d.contacts <> f.contacts`,
    // 4. New ones
    `insert into mirror.account_domains (team_id, account_crm_id, domain, contacts)
     select $1, f.account_crm_id, f.domain, f.contacts from pg_temp.fresh_domains f
     where not exists (select from mirror.account_domains d
       where d.team_id = $1 ${among('d.account_crm_id')} and d.account_crm_id = f.account_crm_id and d.domain = f.domain)
     order by f.account_crm_id, f.domain`,
  ];
}
