import { type Db, many, one, statement } from '#platform';
import type { CrmObject } from '#identifiers';

/** A Contact, Lead or person account of somebody, as the mirror has it. */
export interface PersonTrace {
  readonly object: Extract<CrmObject, 'Account' | 'Contact' | 'Lead'>;
  readonly crmId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly isDeleted: boolean;
}

const RECORDS = `
  select 'Contact' as object, c.crm_id as "crmId", c.name, c.email, c.phone, c.is_deleted as "isDeleted"
  from mirror.contacts c where c.team_id = $1 and c.crm_id in (select id from ids)
  union all
  select 'Lead', l.crm_id, l.name, l.email, l.phone, l.is_deleted
  from mirror.leads l where l.team_id = $1 and l.crm_id in (select id from ids)
  union all
  select 'Account', a.crm_id, a.name, a.person_email, null, a.is_deleted
  from mirror.accounts a where a.team_id = $1 and a.is_person_account and a.crm_id in (select id from ids)`;

const BY_ID = statement(
  'mirror.person_traces_by_id',
  // What was merged into them or they into, the Contact of a converted Lead, and both halves of a person account
  `with recursive ids (id) as (
     select $2::text collate "C"
     union
     select next.id from ids i cross join lateral (
       select c.merged_into as id from mirror.contacts c where c.team_id = $1 and c.crm_id = i.id
       union all select c.crm_id from mirror.contacts c where c.team_id = $1 and c.merged_into = i.id
       union all select l.merged_into from mirror.leads l where l.team_id = $1 and l.crm_id = i.id
       union all select l.crm_id from mirror.leads l where l.team_id = $1 and l.merged_into = i.id
       union all select l.converted_contact_crm_id from mirror.leads l where l.team_id = $1 and l.crm_id = i.id
       union all select a.person_contact_crm_id from mirror.accounts a
         where a.team_id = $1 and a.crm_id = i.id and a.is_person_account
       union all select a.crm_id from mirror.accounts a
         where a.team_id = $1 and a.person_contact_crm_id = i.id and a.is_person_account
     ) next where next.id is not null)
   ${RECORDS}`,
);

/** Every record of the person whose id this is. */
export async function byId(db: Db, teamId: string, crmId: string): Promise<PersonTrace[]> {
  return many<PersonTrace>(db, BY_ID, [teamId, crmId]);
}

const IS_COMPANY = statement(
  'mirror.is_company',
  `select exists (select from mirror.accounts a
     where a.team_id = $1 and a.crm_id = $2 and a.is_person_account is not true) as "isCompany"`,
);

/** Whether the id is an Account that is no person account. */
export async function isCompany(db: Db, teamId: string, crmId: string): Promise<boolean> {
  return (await one<{ isCompany: boolean }>(db, IS_COMPANY, [teamId, crmId])).isCompany;
}

const BY_ADDRESS = statement(
  'mirror.person_traces_by_address',
  `with ids (id) as (
     select c.crm_id from mirror.contacts c where c.team_id = $1 and c.email_base = $2
     union select l.crm_id from mirror.leads l where l.team_id = $1 and l.email_base = $2
     union select a.crm_id from mirror.accounts a
       where a.team_id = $1 and mirror.email_base(a.person_email_normal) = $2 and a.is_person_account
     union select a.crm_id from mirror.accounts a join mirror.contacts c
       on c.team_id = a.team_id and c.crm_id = a.person_contact_crm_id
       where a.team_id = $1 and c.email_base = $2 and a.is_person_account)
   ${RECORDS}`,
);

/** Every record with the address, which is without tag, and without dots on Gmail. */
export async function byAddress(db: Db, teamId: string, address: string): Promise<PersonTrace[]> {
  return many<PersonTrace>(db, BY_ADDRESS, [teamId, address]);
}

const SHARED_NAMES = statement(
  'mirror.shared_names',
  `select lower(c.name) as name from mirror.contacts c
   where c.team_id = $1 and lower(c.name) = any($2) and c.crm_id <> all($3::text[])
   union select lower(l.name) from mirror.leads l
   where l.team_id = $1 and lower(l.name) = any($2) and l.crm_id <> all($3::text[])
   union select lower(u.name) from mirror.users u where u.team_id = $1 and lower(u.name) = any($2)`,
);

/** Those of the names, in lower case, that somebody else bears. */
export async function sharedNames(
  db: Db,
  teamId: string,
  names: readonly string[],
  ownIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await many<{ name: string }>(db, SHARED_NAMES, [teamId, names, ownIds]);
  return new Set(rows.map(({ name }) => name));
}
