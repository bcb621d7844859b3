-- The Slack message from whose menu an escalation was begun, so that its thread learns what becomes of it. No text
-- and nobody's name: where it stands. Noted when the form opens, and kept with the escalation once that is filed.
create table baton.message_origin (
  org_id       text        not null references baton.workspace,
  root_view_id text        not null,
  channel      text        not null check (channel <> ''),
  message_ts   text        not null,
  thread_ts    text        not null,
  noted_at     timestamptz not null,
  ticket_key   text,
  seq          int,
  primary key (org_id, root_view_id),
  foreign key (org_id, ticket_key, seq) references baton.escalation (org_id, ticket_key, seq),
  constraint of_one_escalation check ((ticket_key is null) = (seq is null))
);
comment on column baton.message_origin.root_view_id is 'the form''s first page, as Slack calls it; the draft of that form leads here';
comment on column baton.message_origin.thread_ts is 'the message that begins the thread; the message itself where it stands in none';
create unique index message_origin_of_escalation on baton.message_origin (org_id, ticket_key, seq) where seq is not null;
create index message_origin_by_time on baton.message_origin (org_id, noted_at) where seq is null;

alter table baton.message_origin enable row level security;
alter table baton.message_origin force row level security;
create policy one_workspace on baton.message_origin using (org_id = nullif(current_setting('baton.org_id', true), ''));
