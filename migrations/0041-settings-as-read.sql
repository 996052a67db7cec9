-- works-with: 0.2.0
-- Settings in the form they are read in (W6), as a next version of them: earlier ones stay as they were saved.
--
-- 1. `googlemail.com` is Gmail.
-- 2. Until now a capital beyond ASCII in an address was stored small (`BÖ@acme.com` as `bö@acme.com`), while a participant's
--    stays, so that somebody on the privacy list was not excluded. Which one was meant is lost: both are listed.
-- 3. `internalDomains` was `[]` for a team that never said, and is null from now on (W1).

create function pg_temp.as_read(entries jsonb) returns jsonb language sql as $$
  select coalesce(jsonb_agg(each.entry order by each.place, each.variant), '[]') from (
    select distinct on (v.entry) v.entry, e.place, v.variant
    from jsonb_array_elements_text(entries) with ordinality e (entry, place)
    cross join lateral (
      select 1 as variant, regexp_replace(e.entry, '(^|@)googlemail\.com$', '\1gmail.com') as entry
      union all
      select 2, (
        select string_agg(case when ascii(c.letter) > 127 then upper(c.letter) else c.letter end, '' order by c.place)
        from regexp_split_to_table(split_part(e.entry, '@', 1), '') with ordinality c (letter, place)
      ) || '@' || split_part(e.entry, '@', 2)
      where split_part(e.entry, '@', 1) ~ '[^\x01-\x7f]' and strpos(e.entry, '@') > 1
    ) v
    order by v.entry, e.place, v.variant
  ) each
$$;

insert into field_mapping.settings (team_id, version, content, saved_at)
select s.team_id, s.version + 1, n.content, now()
from (
  select distinct on (team_id) team_id, version, content from field_mapping.settings order by team_id, version desc
) s
cross join lateral (
  select (case when s.content -> 'internalDomains' = '[]' then s.content - 'internalDomains' else s.content end)
    || coalesce((
      select jsonb_object_agg(l.name, pg_temp.as_read(s.content -> l.name))
      from unnest(array['internalDomains', 'excludedParticipants']) l (name)
      where jsonb_typeof(s.content -> l.name) = 'array' and s.content -> l.name <> '[]'
    ), '{}') as content
) n
where n.content <> s.content;

drop function pg_temp.as_read(jsonb);
