-- works-with: 0.2.0
-- What the mirror offers to those who look records up: views with the columns they may count on. Their tables are the sync's
-- alone to write and to change. Each is a plain selection, so that a query on it is planned as one on its table.

create view mirror.account_records as
select team_id, crm_id, name, website, website_host, website_domain, owner_crm_id, parent_crm_id, account_type,
  last_activity_date, is_person_account, person_contact_crm_id, person_email, person_email_normal,
  mirror.email_base(person_email_normal) as person_email_base, is_deleted, merged_into, withheld
from mirror.accounts;
comment on view mirror.account_records is 'Accounts, deleted ones too; `merged_into` is the next hop to the survivor.';

create view mirror.contact_records as
select team_id, crm_id, name, email, email_normal, email_base, email_domain, account_crm_id, owner_crm_id, title, phone,
  last_activity_date, is_deleted, merged_into, withheld
from mirror.contacts;
comment on view mirror.contact_records is 'Contacts, deleted ones too; `email_base` is the address without tag and, on Gmail, dots.';

create view mirror.lead_records as
select team_id, crm_id, name, email, email_normal, email_base, email_domain, company, owner_crm_id, title, phone,
  is_converted, converted_contact_crm_id, is_deleted, merged_into, withheld
from mirror.leads;
comment on view mirror.lead_records is 'Leads, converted and deleted ones too.';

create view mirror.opportunity_records as
select team_id, crm_id, name, account_crm_id, amount, currency, close_date, owner_crm_id, stage, opportunity_type,
  last_modified_at, created_at, is_private, is_deleted, merged_into, withheld
from mirror.opportunities;
comment on view mirror.opportunity_records is 'Opportunities, private and deleted ones too; `withheld` is an error of the record itself.';

create view mirror.contact_role_records as
select team_id, opportunity_crm_id, contact_crm_id, is_deleted
from mirror.opportunity_contact_roles;
comment on view mirror.contact_role_records is 'Who has a role on which Opportunity.';

create view mirror.user_records as
select team_id, crm_id, name, mirror.bare_name(name_normal) as bare_name, user_type, is_active, email_normal, email_base,
  reverse(split_part(email_normal, '@', 2)) || '.' as host_from_behind, is_deleted
from mirror.users;
comment on view mirror.user_records is 'Users of the org, active or not. `host_from_behind`: all hosts under a domain are one stretch.';

create view mirror.domain_records as
select team_id, account_crm_id, domain, contacts
from mirror.account_domains;
comment on view mirror.domain_records is 'How many Contacts of an Account have addresses on a registrable domain.';

-- Where people and accounts lead is the mirror's to say, too.
alter function linking.follow_people(uuid, text[]) set schema mirror;
alter function linking.follow_accounts(uuid, text[], boolean) set schema mirror;
