import { type Db, many, statement } from '#platform';
import type { AccountRecord } from '../domain/model/candidates.js';
import type { LinkingConfiguration } from '../domain/model/configuration.js';
import type { AccountsQuestion } from '../domain/questions.js';

/** A live Account, or one that was merged away, with where it leads. */
export type FoundAccount =
  | { readonly crmId: string; readonly mergedInto: string; readonly account: null }
  | { readonly crmId: string; readonly mergedInto: null; readonly account: AccountRecord };

const INSTANT = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The second question of a decision. $1 team, $2 ids of the Accounts that decide, $3 other ids, $4 hosts, $5 the
 * registrable domain, $6 domains of the same brand, $7 open stages, $8 closed stages.
 * Every part is a descent of one index: ids go through arrays, and what is read per Account through a lateral join.
 */
export const FIND = statement(
  'linking.find_accounts',
  `with
   -- 1. Whether an Account that decides has an Opportunity: then no domain is looked at
   settled (yes) as materialized (
     select exists (select from unnest(mirror.follow_accounts($1, $2::text[], false)) d (id) cross join lateral (
       select o.crm_id from mirror.opportunity_records o
       where o.team_id = $1 and o.account_crm_id = d.id and not o.is_deleted and not o.is_private limit 1) o)
   ),
   -- 2. Accounts with a similar domain, and with the same brand on another suffix
   similar_domain (id) as materialized (
     select a.crm_id from mirror.account_records a
     where not (select yes from settled) and a.team_id = $1
       and a.website_host = any(array(select unnest($4::text[]))) and not a.is_deleted
     union
     select a.crm_id from mirror.account_records a
     where not (select yes from settled) and a.team_id = $1
       and a.website_domain = any(array(select unnest($6::text[] || $5::text))) and not a.is_deleted
     union
     select d.account_crm_id from mirror.domain_records d
     where not (select yes from settled) and d.team_id = $1 and d.domain = $5 and d.contacts >= 2
   ),
   -- 3. All of them with their ancestors, and the survivors of those merged away
   family (ids) as materialized (
     select mirror.follow_accounts($1, $2::text[] || $3::text[] || array(select id from similar_domain), true)
   )
   select a.crm_id as "crmId", case when a.is_deleted then a.merged_into end as "mergedInto",
     case when not a.is_deleted then json_build_object(
       'crmId', a.crm_id, 'name', a.name, 'websiteHost', a.website_host, 'websiteDomain', a.website_domain,
       'ownerCrmId', a.owner_crm_id, 'parentCrmId', a.parent_crm_id, 'lastActivityDate', a.last_activity_date,
       'isWithheld', a.withheld is not null, 'contactsWithEmail', (
         select coalesce(sum(d.contacts), 0) from mirror.domain_records d
         where d.team_id = $1 and d.account_crm_id = a.crm_id),
       'contactsByDomain', (
         select coalesce(json_object_agg(d.domain, d.contacts), '{}') from mirror.domain_records d
         where d.team_id = $1 and d.account_crm_id = a.crm_id and d.domain = $5),
       'opportunities', o.summary,
       'values', json_build_object('name', a.name, 'website', a.website, 'ownerCrmId', a.owner_crm_id,
         'parentCrmId', a.parent_crm_id, 'accountType', a.account_type, 'lastActivityDate', a.last_activity_date)
     ) end as account
   from mirror.account_records a
   cross join lateral (
     -- 5. Its Opportunities in one descent, by what the team's stages make of them: 0 open, 1 closed, 2 withheld
     with mine as materialized (
       select o.crm_id, o.name, o.stage, o.close_date, o.owner_crm_id, o.account_crm_id, o.amount, o.currency,
         o.opportunity_type, o.last_modified_at, o.created_at, o.withheld,
         case when o.withheld is not null then 2 when o.stage = any($7::text[]) then 0
         when o.stage = any($8::text[]) then 1 else 2 end as class
       from mirror.opportunity_records o
       where o.team_id = $1 and o.account_crm_id = a.crm_id and not a.is_deleted and not o.is_deleted and not o.is_private
     ),
     ranked as (
       select m.*, dense_rank() over (partition by m.class order by m.close_date desc nulls last) as date_rank,
         row_number() over (partition by m.class order by m.close_date desc nulls last, m.crm_id) as place,
         count(*) filter (where m.class = 0) over () as open, count(*) filter (where m.class < 2) over () as usable
       from mine m
     )
     select json_build_object(
       'stages', (select coalesce(json_agg(json_build_object('stage', s.stage, 'count', s.count)), '[]') from (
          select m.stage, count(*) from mine m where m.withheld is null group by m.stage) s),
       'erroneous', (select count(*) from mine m where m.withheld is not null),
       'top', (select coalesce(json_agg(json_build_object(
          'crmId', r.crm_id, 'name', r.name, 'stage', r.stage, 'closeDate', r.close_date, 'ownerCrmId', r.owner_crm_id,
          'lastModifiedAt', ${INSTANT('r.last_modified_at')}, 'createdAt', ${INSTANT('r.created_at')},
          'isWithheld', r.withheld is not null,
          'contactCrmIds', (
            select coalesce(json_agg(x.contact_crm_id), '[]') from mirror.contact_role_records x
            where x.team_id = $1 and x.opportunity_crm_id = r.crm_id and not x.is_deleted
              and x.contact_crm_id is not null),
          'values', json_build_object('accountCrmId', r.account_crm_id, 'amount', r.amount::text,
            'currency', r.currency, 'closeDate', r.close_date, 'name', r.name, 'ownerCrmId', r.owner_crm_id,
            'stage', r.stage, 'opportunityType', r.opportunity_type))), '[]')
        from ranked r
        where case r.class
          -- The furthest date with its ties, and the next with its: the runner-up is among them
          when 0 then r.date_rank <= 2
          -- A single open one has its runner-up among the closed ones
          when 1 then r.open <= 1 and r.date_rank <= 2
          -- What may be suggested when nothing else is left
          else r.usable = 0 and r.place <= 5 end)) as summary
   ) o
   where a.team_id = $1 and a.crm_id = any((select ids from family)::text[])`,
);

/** Every Account the question names, with its Opportunities summed up by the team's stages (S2). */
export async function find(
  db: Db,
  teamId: string,
  question: AccountsQuestion,
  { values }: LinkingConfiguration['stages'],
): Promise<FoundAccount[]> {
  const { decidingCrmIds, otherCrmIds, company, sameBrandDomains } = question;
  const open = values.filter(({ outcome }) => outcome === 'open').map(({ value }) => value);
  const closed = values.filter(({ outcome }) => outcome !== 'open').map(({ value }) => value);
  return many<FoundAccount>(db, FIND, [
    teamId,
    decidingCrmIds,
    otherCrmIds,
    company?.hosts ?? [],
    company?.domain ?? null,
    sameBrandDomains,
    open,
    closed,
  ]);
}
