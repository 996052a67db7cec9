import { type Db, many, maybeOne, statement } from '#platform';
import type { MappedValues } from '../domain/model/candidates.js';
import type { RecordType } from '../domain/model/decision.js';

/** A linked record as it is today: after merges the survivor (N3). */
export interface ShownRecord {
  /** The id that was asked for. */
  readonly askedCrmId: string;
  readonly crmId: string;
  readonly type: RecordType;
  readonly name: string | null;
  readonly isDeleted: boolean;
  /** Of an Opportunity or Contact. */
  readonly accountCrmId: string | null;
  readonly fields: MappedValues;
}

// A record of every kind that can be linked, by id. Ids are unique in an org, so one table at most has it.
const RECORDS = `
    select 'Contact' as type, c.name, c.is_deleted, c.merged_into, c.account_crm_id,
      json_build_object('name', c.name, 'email', c.email, 'accountCrmId', c.account_crm_id,
        'ownerCrmId', c.owner_crm_id, 'title', c.title, 'phone', c.phone,
        'lastActivityDate', c.last_activity_date) as fields
    from mirror.contact_records c where c.team_id = $1 and c.crm_id = h.crm_id
    union all
    select 'Lead', l.name, l.is_deleted, l.merged_into, null,
      json_build_object('name', l.name, 'email', l.email, 'company', l.company, 'ownerCrmId', l.owner_crm_id,
        'title', l.title, 'phone', l.phone)
    from mirror.lead_records l where l.team_id = $1 and l.crm_id = h.crm_id
    union all
    select 'Account', a.name, a.is_deleted, a.merged_into, null,
      json_build_object('name', a.name, 'website', a.website, 'ownerCrmId', a.owner_crm_id,
        'parentCrmId', a.parent_crm_id, 'accountType', a.account_type, 'lastActivityDate', a.last_activity_date)
    from mirror.account_records a where a.team_id = $1 and a.crm_id = h.crm_id
    union all
    select 'Opportunity', o.name, o.is_deleted, o.merged_into, o.account_crm_id,
      json_build_object('accountCrmId', o.account_crm_id, 'amount', o.amount::text, 'currency', o.currency,
        'closeDate', o.close_date, 'name', o.name, 'ownerCrmId', o.owner_crm_id, 'stage', o.stage,
        'opportunityType', o.opportunity_type)
    from mirror.opportunity_records o where o.team_id = $1 and o.crm_id = h.crm_id`;

export const SHOW = statement(
  'linking.show_records',
  `with recursive hops (asked, crm_id) as (
     select id, id from (select unnest($2::text[]) collate "C" as id) asked
     union
     select h.asked, next.merged_into from hops h cross join lateral (
       select c.merged_into from mirror.contact_records c where c.team_id = $1 and c.crm_id = h.crm_id
       union all
       select l.merged_into from mirror.lead_records l where l.team_id = $1 and l.crm_id = h.crm_id
       union all
       select a.merged_into from mirror.account_records a where a.team_id = $1 and a.crm_id = h.crm_id
     ) next where next.merged_into is not null
   )
   select h.asked as "askedCrmId", h.crm_id as "crmId", x.type, x.name, x.is_deleted as "isDeleted",
     x.account_crm_id as "accountCrmId", x.fields
   from hops h cross join lateral (${RECORDS}) x
   -- The end of the chain alone; a survivor that is not in the mirror leaves the record as it was
   where x.merged_into is null or not exists (
     select from hops n where n.asked = h.asked and n.crm_id = x.merged_into)`,
);

/** What the ids stand for today, by the id asked for. Unknown ones are left out. */
export async function show(db: Db, teamId: string, crmIds: readonly string[]): Promise<Map<string, ShownRecord>> {
  if (crmIds.length === 0) return new Map();
  const rows = await many<ShownRecord>(db, SHOW, [teamId, [...new Set(crmIds)]]);
  return new Map(rows.map((row) => [row.askedCrmId, row]));
}

export const MERGED_INTO = statement(
  'linking.merged_into',
  `with recursive losers (id) as (
     select $2::text collate "C"
     union
     select next.crm_id from losers l cross join lateral (
       select c.crm_id from mirror.contact_records c where c.team_id = $1 and c.merged_into = l.id
       union all
       select d.crm_id from mirror.lead_records d where d.team_id = $1 and d.merged_into = l.id
       union all
       select a.crm_id from mirror.account_records a where a.team_id = $1 and a.merged_into = l.id
     ) next
   )
   select id from losers`,
);

/** The record and every one that was merged into it, directly or through others. */
export async function withMergedInto(db: Db, teamId: string, crmId: string): Promise<string[]> {
  return (await many<{ id: string }>(db, MERGED_INTO, [teamId, crmId])).map(({ id }) => id);
}

const PERSON_CONTACT = statement(
  'linking.person_contact',
  `select person_contact_crm_id as "crmId" from mirror.account_records
   where team_id = $1 and crm_id = $2 and is_person_account and not is_deleted and person_contact_crm_id is not null`,
);

/** The Contact of a person account, by the Account's id. */
export async function personContact(db: Db, teamId: string, accountCrmId: string): Promise<string | undefined> {
  return (await maybeOne<{ crmId: string }>(db, PERSON_CONTACT, [teamId, accountCrmId]))?.crmId;
}
