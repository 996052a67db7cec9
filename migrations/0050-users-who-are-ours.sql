-- works-with: 0.2.0
-- Who is ours (W1): customers with a portal login are Users too, and a sandbox appends `.invalid` to Users' addresses.

alter table mirror.users
  -- Salesforce's UserType; null until it is read.
  add column user_type text collate "C",
  -- The address without tag, and without dots on Gmail hosts: an attendee is looked up by it (W1).
  add column email_base text collate "C";
update mirror.users set email_base = mirror.email_base(email_normal) where email_normal is not null;
create index users_email_base_idx on mirror.users (team_id, email_base);
-- The address itself is looked up through its base.
drop index mirror.users_email_idx;

-- A name as it is compared, without accents: the second try of W3 finds what the first finds too. Same as
-- `withoutAccents`.
create function mirror.bare_name(name text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(
    translate(normalize(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), NFC), 'øłđðħŧı', 'olddhti'),
    'þ', 'th'), 'æ', 'ae'), 'œ', 'oe')
$$;
create index users_bare_name_idx on mirror.users (team_id, mirror.bare_name(name_normal));
drop index mirror.users_name_idx;

-- Active Users who work for the team by the host of their address, read from behind: all hosts under a domain are one
-- stretch of it. Two of them make a domain internal while none was saved.
create index users_host_idx on mirror.users (team_id, (reverse(split_part(email_normal, '@', 2)) || '.'))
  where is_active and not is_deleted and email_normal is not null and (user_type is null or user_type = 'Standard');

create or replace view linking.configurations as
select
  t.team_id,
  m.version as mapping_version,
  m.sources as mapping_sources,
  g.version as stages_version,
  g.stage_values,
  s.content as settings,
  o.is_connected,
  o.instance_url,
  (select coalesce(json_agg(json_build_object(
       'object', x.object,
       'watermark', x.watermark,
       'firstCompletedAt', x.first_completed_at,
       'lastCompleteRunStartedAt', x.last_complete_run_started_at)), '[]')
     from mirror.object_states x where x.team_id = t.team_id) as objects,
  o.is_sandbox
from access.teams t
left join lateral (
  select version, sources from field_mapping.mappings
  where team_id = t.team_id and object = 'Opportunity' order by version desc limit 1) m on true
left join lateral (
  select version, stage_values from field_mapping.stages
  where team_id = t.team_id order by version desc limit 1) g on true
left join lateral (
  select content from field_mapping.settings
  where team_id = t.team_id order by version desc limit 1) s on true
left join mirror.orgs o on o.team_id = t.team_id;
