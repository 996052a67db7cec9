import { type Db, one, statement, textsParameter } from '#platform';
import type { PersonRecord, UserRecord } from '../domain/model/candidates.js';
import type { PeopleQuestion } from '../domain/questions.js';

/** Of records reached by id: gone ones too, with where they lead. */
type PersonRow = PersonRecord & { readonly isDeleted: boolean; readonly mergedInto: string | null };

interface PersonAccountRow {
  readonly crmId: string;
  readonly contactCrmId: string | null;
  readonly isDeleted: boolean;
  readonly mergedInto: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly ownerCrmId: string | null;
  readonly lastActivityDate: string | null;
  readonly isWithheld: boolean;
}

/** What the mirror answers: records once or twice, in no order. */
export interface FoundPeople {
  readonly contacts: readonly PersonRow[];
  readonly leads: readonly PersonRow[];
  readonly personAccounts: readonly PersonAccountRow[];
  readonly users: readonly UserRecord[];
  readonly sharedDomains: readonly string[];
}

const CONTACT = `json_build_object(
    'crmId', c.crm_id, 'type', 'Contact', 'name', c.name, 'email', c.email_normal, 'accountCrmId', c.account_crm_id,
    'lastActivityDate', c.last_activity_date, 'isWithheld', c.withheld is not null, 'isConverted', false,
    'convertedContactCrmId', null, 'isDeleted', c.is_deleted, 'mergedInto', c.merged_into,
    'values', json_build_object('name', c.name, 'email', c.email, 'accountCrmId', c.account_crm_id,
      'ownerCrmId', c.owner_crm_id, 'title', c.title, 'phone', c.phone, 'lastActivityDate', c.last_activity_date))`;

const LEAD = `json_build_object(
    'crmId', l.crm_id, 'type', 'Lead', 'name', l.name, 'email', l.email_normal, 'accountCrmId', null,
    'lastActivityDate', null, 'isWithheld', l.withheld is not null, 'isConverted', l.is_converted,
    'convertedContactCrmId', l.converted_contact_crm_id, 'isDeleted', l.is_deleted, 'mergedInto', l.merged_into,
    'values', json_build_object('name', l.name, 'email', l.email, 'company', l.company,
      'ownerCrmId', l.owner_crm_id, 'title', l.title, 'phone', l.phone))`;

const PERSON_ACCOUNT = `json_build_object(
    'crmId', a.crm_id, 'contactCrmId', case when a.is_person_account then a.person_contact_crm_id end,
    'isDeleted', a.is_deleted, 'mergedInto', a.merged_into, 'name', a.name, 'email', a.person_email,
    'ownerCrmId', a.owner_crm_id, 'lastActivityDate', a.last_activity_date, 'isWithheld', a.withheld is not null)`;

/**
 * The first question of a decision. $1 team, $2 bases of addresses, $3 names without accents, $4 ids of persons, $5 bases of
 * Users (null: as $2), $6 domains, $7 what a sandbox may append to hosts, read from behind, $8 whether domains are asked for.
 * Every part is a descent of one index. What is looked up goes through arrays that a subquery makes: the planner then
 * guesses their length alike with and without the parameters, and keeps the one plan it made.
 */
export const FIND = statement(
  'linking.find_people',
  `with
   -- 1. Ids asked for, to where they lead
   asked (ids) as materialized (select mirror.follow_people($1, $4::text[])),
   -- 2. Their addresses may stand in for a list without any (A2), so they are looked up as well
   addresses (base, domains) as materialized (
     select $2::text[] || array_agg(x.base), $6::text[] || array_agg(x.domain) filter (where $8) from (
       select c.email_base as base, c.email_domain as domain from mirror.contact_records c
       where c.team_id = $1 and c.crm_id = any((select ids from asked)::text[])
       union all
       select l.email_base, l.email_domain from mirror.lead_records l
       where l.team_id = $1 and l.crm_id = any((select ids from asked)::text[])
       union all
       select a.person_email_base, null from mirror.account_records a
       where a.team_id = $1 and a.crm_id = any((select ids from asked)::text[])) x
   ),
   -- 3. And the Contacts of converted Leads
   walk (ids) as materialized (
     select asked.ids || mirror.follow_people($1, array(
       select l.converted_contact_crm_id from mirror.lead_records l
       where l.team_id = $1 and l.email_base = any((select base from addresses)::text[]) and not l.is_deleted
         and l.is_converted and l.converted_contact_crm_id is not null)) from asked
   )
   select
   -- 4. Contacts
   (select coalesce(json_agg(x.record), '[]') from (
      select ${CONTACT} as record from mirror.contact_records c
      where c.team_id = $1 and c.email_base = any((select base from addresses)::text[]) and not c.is_deleted
      union all
      select ${CONTACT} from mirror.contact_records c
      where c.team_id = $1 and c.crm_id = any((select ids from walk)::text[])) x) as contacts,
   -- 5. Leads
   (select coalesce(json_agg(x.record), '[]') from (
      select ${LEAD} as record from mirror.lead_records l
      where l.team_id = $1 and l.email_base = any((select base from addresses)::text[]) and not l.is_deleted
      union all
      select ${LEAD} from mirror.lead_records l
      where l.team_id = $1 and l.crm_id = any((select ids from walk)::text[])) x) as leads,
   -- 6. Person accounts
   (select coalesce(json_agg(x.record), '[]') from (
      select ${PERSON_ACCOUNT} as record from mirror.account_records a
      where a.team_id = $1 and a.person_email_base = any((select base from addresses)::text[]) and not a.is_deleted
        and a.is_person_account
      union all
      select ${PERSON_ACCOUNT} from mirror.account_records a
      where a.team_id = $1 and a.crm_id = any((select ids from walk)::text[])) x) as "personAccounts",
   -- 7. Users, active or not, and console users
   (select coalesce(json_agg(json_build_object('crmId', x.crm_id, 'email', x.email, 'name', x.name,
      'userType', x.user_type)), '[]') from (
      select u.crm_id, u.email_normal as email, u.name, u.user_type from mirror.user_records u
      where u.team_id = $1 and u.email_base = any(array(select unnest(coalesce($5::text[], $2::text[]))))
      union
      select u.crm_id, u.email_normal, u.name, u.user_type from mirror.user_records u
      where u.team_id = $1 and u.bare_name = any(array(select unnest($3::text[])))
      union
      select null, p.email, null, null from linking.console_users p
      where p.team_id = $1 and p.email_base = any((select base from addresses)::text[])) x) as users,
   -- 8. Domains that two active Users who work for the team share, by the hosts under them
   (select coalesce(json_agg(d.domain), '[]') from (
      select distinct unnest(domains) from addresses) d (domain)
    where d.domain is not null and (select count(*) from (
      select from mirror.user_records u
      where u.team_id = $1 and u.is_active and not u.is_deleted and u.email_normal is not null
        and (u.user_type is null or u.user_type = 'Standard')
        and u.host_from_behind >= reverse(d.domain) || '.' and u.host_from_behind < reverse(d.domain) || '/'
      union all
      select from mirror.user_records u
      where $7 <> '' and u.team_id = $1 and u.is_active and not u.is_deleted and u.email_normal is not null
        and (u.user_type is null or u.user_type = 'Standard')
        and u.host_from_behind >= $7 || reverse(d.domain) || '.' and u.host_from_behind < $7 || reverse(d.domain) || '/'
      limit 2) u) = 2) as "sharedDomains"`,
);

/** Everybody the question names. */
export async function find(db: Db, teamId: string, question: PeopleQuestion): Promise<FoundPeople> {
  const { bases, names, personCrmIds, userBases, domains, areDomainsAsked, isSandbox } = question;
  const suffix = isSandbox ? 'dilavni.' : '';
  return one<FoundPeople>(db, FIND, [
    teamId,
    await textsParameter(bases),
    await textsParameter(names),
    personCrmIds,
    // Long lists are sent once: of thousands of participants they weigh megabytes.
    isSandbox ? await textsParameter(userBases) : null,
    await textsParameter(domains),
    suffix,
    areDomainsAsked,
  ]);
}
