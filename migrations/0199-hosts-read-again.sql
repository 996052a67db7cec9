-- works-with: 0.2.0
-- More websites, addresses and names are read, and hosts that many share lead to no domain (W4, W6): derived anew when a
-- service of this version starts.
insert into mirror.rereads (team_id, object)
  select distinct team_id, 'User' from mirror.users
  union all select distinct team_id, 'Account' from mirror.accounts
  union all select distinct team_id, 'Contact' from mirror.contacts
  union all select distinct team_id, 'Lead' from mirror.leads
on conflict on constraint rereads_pkey do nothing;
