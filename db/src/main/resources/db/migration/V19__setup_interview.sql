-- The interview by which an admin sets Baton up, as far as it got: at most one a workspace, answers as they were typed.
create table baton.setup (
  org_id       text        not null references baton.workspace,
  interview_id uuid        not null,
  version      int         not null check (version > 0),
  step         text        not null check (step in ('naming', 'tiers', 'people', 'moves', 'details', 'read_back')),
  answers      jsonb       not null check (jsonb_typeof(answers) = 'object'),
  base_version int,
  started_by   text        not null,
  started_at   timestamptz not null,
  changed_by   text        not null,
  changed_at   timestamptz not null,
  primary key (org_id)
);
comment on column baton.setup.version is 'counts changes; who answers on an older one is shown what changed since';
comment on column baton.setup.answers is 'lists of texts by field; people by Slack id';
comment on column baton.setup.base_version is 'the matrix that was live when it began; null for none. Another one ends it';

alter table baton.setup enable row level security;
alter table baton.setup force row level security;
create policy one_workspace on baton.setup using (org_id = nullif(current_setting('baton.org_id', true), ''));

alter table baton.workspace
  add column account_tiers text[] not null default '{}',
  add column setup_told_at timestamptz;
comment on column baton.workspace.account_tiers is 'tiers of customers, the highest first, as an admin named them';
comment on column baton.workspace.setup_told_at is 'when admins were told how to set Baton up; null while nobody was';
