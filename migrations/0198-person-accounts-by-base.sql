-- works-with: 0.2.0
-- outside-transaction
-- A person account is found by its address without tag and dots too, as Contacts and Leads are (linking, 2.3).

-- One that was broken off stays, and is of no use.
drop index concurrently if exists mirror.accounts_person_email_base_idx;
create index concurrently accounts_person_email_base_idx on mirror.accounts (team_id, mirror.email_base(person_email_normal))
  where is_person_account;
