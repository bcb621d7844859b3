-- What a version was made from: a file, a linked Google Sheet, an older version, a change of single routes in
-- Slack, or the first-run interview. Of an older version the source is its number; of a change it is empty.
alter table baton.matrix_version add column origin text not null default 'file'
  check (origin in ('file', 'sheet', 'rollback', 'change', 'interview'));

-- A matrix that somebody was shown and may apply. Its text goes when that is settled, and a week later in any case.
create table baton.matrix_proposal (
  org_id       text        not null references baton.workspace,
  proposal_id  uuid        not null,
  origin       text        not null check (origin in ('file', 'sheet', 'rollback', 'change', 'interview')),
  source       text        not null,
  sha256       text        not null,
  content      bytea,
  base_version int,
  base_route   int,
  made_by      text        not null,
  made_at      timestamptz not null,
  state        text        not null default 'open' check (state in ('open', 'applied', 'dropped')),
  version      int,
  primary key (org_id, proposal_id),
  check ((state = 'open') = (content is not null)),
  check ((state = 'applied') = (version is not null)),
  check ((base_version is null) = (base_route is null))
);
comment on column baton.matrix_proposal.base_version is 'of a change: the version in which the route was changed';
comment on column baton.matrix_proposal.base_route is 'of a change: the number of the route there and in the content';
comment on column baton.matrix_proposal.made_by is 'Slack id; of a linked sheet that changed: baton';
create index matrix_proposal_by_age on baton.matrix_proposal (org_id, made_at);

-- The Google Sheet that is looked at every day.
create table baton.matrix_sheet (
  org_id     text        primary key references baton.workspace,
  link       text        not null,
  shown      text        not null,
  linked_by  text        not null,
  linked_at  timestamptz not null,
  looked_at  timestamptz not null,
  seen       text,
  trouble    text,
  failures   int         not null default 0 check (failures >= 0)
);
comment on column baton.matrix_sheet.shown is 'what people see of the link: not enough to open it';
comment on column baton.matrix_sheet.seen is 'SHA-256 of the content that admins were told of last';
comment on column baton.matrix_sheet.trouble is 'why it could not be used, as admins were told last; null while it can';
comment on column baton.matrix_sheet.failures is 'times in a row that Google did not answer';

alter table baton.matrix_proposal enable row level security;
alter table baton.matrix_proposal force row level security;
create policy one_workspace on baton.matrix_proposal using (org_id = nullif(current_setting('baton.org_id', true), ''));
alter table baton.matrix_sheet enable row level security;
alter table baton.matrix_sheet force row level security;
create policy one_workspace on baton.matrix_sheet using (org_id = nullif(current_setting('baton.org_id', true), ''));
