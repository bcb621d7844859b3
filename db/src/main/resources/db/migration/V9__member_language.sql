-- In which language somebody is spoken to: Slack's locale, and what they chose on App Home instead.
alter table baton.member
  add column locale   text,
  add column language text;

comment on column baton.member.locale is 'Slack''s, such as de-DE; null until Slack told it';
comment on column baton.member.language is 'chosen on App Home; null for Slack''s';

-- An erasure takes both along, whichever function carries it out.
create function baton.forget_language() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.locale := null;
  new.language := null;
  return new;
end $$;
revoke all on function baton.forget_language() from public;

create trigger forget_language before update of erased_at on baton.member
  for each row when (new.erased_at is not null) execute function baton.forget_language();
