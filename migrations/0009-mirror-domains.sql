-- What derives from an address stands with the record it derives from: a merge of many records writes the records, and
-- no table of hosts and no account beside them.

-- The registrable domain of the address, IDN in ASCII; null where it has none.
alter table mirror.contacts add column email_domain text collate "C";
alter table mirror.leads add column email_domain text collate "C";
update mirror.contacts c set email_domain = h.domain
  from mirror.hosts h where h.team_id = c.team_id and h.host = split_part(c.email_normal, '@', 2);
update mirror.leads l set email_domain = h.domain
  from mirror.hosts h where h.team_id = l.team_id and h.host = split_part(l.email_normal, '@', 2);
drop table mirror.hosts;

-- Contacts whose address has no registrable domain are counted under the domain '': all of an account's are the sum of
-- its rows, the denominator of the domain share.
insert into mirror.account_domains (team_id, account_crm_id, domain, contacts)
  select team_id, account_crm_id, '', count(*) from mirror.contacts
  where not is_deleted and email_normal is not null and email_domain is null and account_crm_id is not null
  group by team_id, account_crm_id;
alter table mirror.accounts drop column contacts_with_email;

-- An address is looked up by its base, of which it is one spelling.
drop index mirror.contacts_email_idx;
drop index mirror.leads_email_idx;
