-- What customers are promised. Versions are only ever added, and the newest is live: what was promised under version 3
-- must stay readable under version 9, and going back to it makes version 10.
create table baton.sla_version (
  org_id     text        not null references baton.workspace,
  version    int         not null check (version > 0),
  origin     text        not null check (origin in ('file', 'rollback')),
  source     text        not null,
  sha256     text        not null,
  applied_by text        not null,
  applied_at timestamptz not null,
  primary key (org_id, version)
);
comment on column baton.sla_version.source is 'name of the file; of an older version its number';
comment on column baton.sla_version.applied_by is 'Slack id, or cli';

create table baton.sla_target (
  org_id           text   not null,
  version          int    not null,
  number           int    not null check (number > 0),
  account          text   check (account <> ''),
  account_tiers    text[] not null,
  priorities       text[] not null,
  first_response_s bigint check (first_response_s > 0),
  resolution_s     bigint check (resolution_s > 0),
  hours            text   not null check (hours <> ''),
  primary key (org_id, version, number),
  foreign key (org_id, version) references baton.sla_version (org_id, version)
);
comment on column baton.sla_target.account_tiers is 'empty: any, the unknown too';
comment on column baton.sla_target.priorities is 'empty: any, the unknown too';
comment on column baton.sla_target.hours is '24/7, working hours for those of the workspace, or days, times and zone';

alter table baton.sla_version enable row level security;
alter table baton.sla_version force row level security;
create policy one_workspace on baton.sla_version using (org_id = nullif(current_setting('baton.org_id', true), ''));
alter table baton.sla_target enable row level security;
alter table baton.sla_target force row level security;
create policy one_workspace on baton.sla_target using (org_id = nullif(current_setting('baton.org_id', true), ''));
