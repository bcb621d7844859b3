-- What a lead asks before deciding, and the one answer to it. Both are only added, never changed: a question is
-- answered by a row of its own, whose key lets nobody answer twice.
create table baton.question (
  org_id      text        not null references baton.workspace,
  ticket_key  text        not null,
  seq         int         not null,
  question_id uuid        not null,
  asker       text        not null,
  content     text        not null check (content <> ''),
  asked_at    timestamptz not null,
  primary key (org_id, ticket_key, seq, question_id),
  foreign key (org_id, ticket_key, seq) references baton.escalation (org_id, ticket_key, seq)
);
create index question_by_asker on baton.question (org_id, asker);

create table baton.answer (
  org_id      text        not null references baton.workspace,
  ticket_key  text        not null,
  seq         int         not null,
  question_id uuid        not null,
  author      text        not null,
  content     text        not null check (content <> ''),
  answered_at timestamptz not null,
  primary key (org_id, ticket_key, seq, question_id),
  foreign key (org_id, ticket_key, seq, question_id)
    references baton.question (org_id, ticket_key, seq, question_id)
);
create index answer_by_author on baton.answer (org_id, author);

alter table baton.question enable row level security;
alter table baton.question force row level security;
create policy one_workspace on baton.question using (org_id = nullif(current_setting('baton.org_id', true), ''));
alter table baton.answer enable row level security;
alter table baton.answer force row level security;
create policy one_workspace on baton.answer using (org_id = nullif(current_setting('baton.org_id', true), ''));
