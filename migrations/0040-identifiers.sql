-- works-with: 0.2.0
-- One reading of addresses, websites and names (W4, W6): libs/identifiers has it. SQL keeps the plain ones, which nearly all
-- are, and the merge reads the others there.

-- An address that needs no reading: its plain letters lower-cased. Null for any other text, whatever it is. The pattern is
-- `PLAIN` of libs/identifiers, less what its reading changes further: Gmail's other name, IDN, Exchange's own forms.
create or replace function mirror.normal_email(address text) returns text language sql immutable parallel safe as $$
  select case
    when octet_length(address) <= 254
      and lower(address collate "C") ~ '^[a-z0-9_%+.-][a-z0-9_%+.''-]*@([a-z0-9-]+\.)+[a-z]+$'
      and lower(address collate "C") not like all ('{imcea%,%@googlemail.com,%xn--%}')
    then lower(address collate "C")
  end
$$;

-- A normal address without "+tag", and without dots in the local part on Gmail. Same as `baseOf`.
create or replace function mirror.email_base(address text) returns text language sql immutable parallel safe as $$
  select case
    when address is null then null
    when split_part(address, '@', 2) = 'gmail.com'
    then case when strpos(address, '+') > 1
      then replace(split_part(address, '+', 1), '.', '')
      else replace(split_part(address, '@', 1), '.', '') end || '@gmail.com'
    when strpos(address, '+') between 2 and strpos(address, '@')
    then split_part(address, '+', 1) || '@' || split_part(address, '@', 2)
    else address
  end
$$;

-- The second try of W3: a user's name without accents, too.
alter table mirror.users add column name_unaccented text;
create index users_name_unaccented_idx on mirror.users (team_id, name_unaccented);
comment on column mirror.users.name_normal is 'The name as it is compared (W4): `nameKeyOf` of libs/identifiers.';
drop function mirror.normal_name(text);

-- Objects whose derived columns were made by an older reading: made anew when a service of this version starts.
create table mirror.rereads (
  team_id uuid not null,
  object text not null,
  constraint rereads_pkey primary key (team_id, object)
);
insert into mirror.rereads (team_id, object)
  select distinct team_id, 'User' from mirror.users
  union all select distinct team_id, 'Account' from mirror.accounts
  union all select distinct team_id, 'Contact' from mirror.contacts
  union all select distinct team_id, 'Lead' from mirror.leads;
