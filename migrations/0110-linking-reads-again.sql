-- works-with: 0.2.0
-- Readings that changed (W1, W4, W6), for what was stored by earlier ones.

-- 1. Users of ours sign in by the address as it is read everywhere: `googlemail.com` is Gmail. Where a team has both, both
--    stay; the rest that was folded otherwise is found by either form.
update access.users u set email = regexp_replace(u.email, '@googlemail\.com$', '@gmail.com')
where u.email like '%@googlemail.com' and not exists (
  select from access.users o
  where o.team_id = u.team_id and o.email = regexp_replace(u.email, '@googlemail\.com$', '@gmail.com'));

-- 2. In a sandbox Salesforce appends `.invalid` to the addresses of Users: Gmail is Gmail there too. Same as `mailHost` and
--    `baseOf` of libs/identifiers.
create or replace function mirror.normal_email(address text) returns text language sql immutable parallel safe as $$
  select case
    when octet_length(address) <= 254
      and lower(address collate "C") ~ '^[a-z0-9_%+.-][a-z0-9_%+.''-]*@([a-z0-9-]+\.)+[a-z]+$'
      and lower(address collate "C") not like all ('{imcea%,%@googlemail.com,%@googlemail.com.invalid,%xn--%}')
    then lower(address collate "C")
  end
$$;
create or replace function mirror.email_base(address text) returns text language sql immutable parallel safe as $$
  select case
    when address is null then null
    when split_part(address, '@', 2) in ('gmail.com', 'gmail.com.invalid')
    then case when strpos(address, '+') > 1
      then replace(split_part(address, '+', 1), '.', '')
      else replace(split_part(address, '@', 1), '.', '') end || '@' || split_part(address, '@', 2)
    when strpos(address, '+') between 2 and strpos(address, '@')
    then split_part(address, '+', 1) || '@' || split_part(address, '@', 2)
    else address
  end
$$;

-- 3. Users of ours are recognised by any reading of their address, as mirrored Users are (W1).
create index users_email_base_idx on access.users (team_id, mirror.email_base(email));
create or replace view linking.console_users as
  select team_id, email, mirror.email_base(email) as email_base from access.users;

-- 4. More spellings of addresses, websites and names are read: derived anew when a service of this version starts.
insert into mirror.rereads (team_id, object)
  select distinct team_id, 'User' from mirror.users
  union all select distinct team_id, 'Account' from mirror.accounts
  union all select distinct team_id, 'Contact' from mirror.contacts
  union all select distinct team_id, 'Lead' from mirror.leads
on conflict on constraint rereads_pkey do nothing;

-- 5. An empty list of internal domains was also the default once, and was taken for one that nobody saved. Where a list with
--    entries stood before, somebody emptied it: that is an answer (W1), and is given back.
insert into field_mapping.settings (team_id, version, content, saved_at)
select latest.team_id, latest.version + 1, latest.content || '{"internalDomains": []}', now()
from (
  select distinct on (team_id) team_id, version, content from field_mapping.settings order by team_id, version desc
) latest
cross join lateral (
  select s.content -> 'internalDomains' as domains from field_mapping.settings s
  where s.team_id = latest.team_id and s.content -> 'internalDomains' is not null order by s.version desc limit 1
) said
where latest.content -> 'internalDomains' is null and said.domains = '[]' and exists (
  select from field_mapping.settings s
  where s.team_id = latest.team_id and jsonb_typeof(s.content -> 'internalDomains') = 'array'
    and s.content -> 'internalDomains' <> '[]');
