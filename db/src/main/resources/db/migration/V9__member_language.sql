-- In which language somebody is spoken to: Slack's locale, and what they chose on App Home instead.
alter table baton.member
  add column locale   text,
  add column language text;

comment on column baton.member.locale is 'Slack''s, such as de-DE; null until Slack told it';
comment on column baton.member.language is 'chosen on App Home; null for Slack''s';
