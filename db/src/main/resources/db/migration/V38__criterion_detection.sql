-- By what Baton itself finds tickets that should be handed on, and what it found. Versions are only ever added, and the
-- newest is live; a workspace that has none goes by what is usual.
create table baton.criterion_version (
  org_id     text        not null references baton.workspace,
  version    int         not null check (version > 0),
  origin     text        not null check (origin in ('file', 'rollback')),
  source     text        not null,
  sha256     text        not null,
  applied_by text        not null,
  applied_at timestamptz not null,
  primary key (org_id, version)
);
comment on column baton.criterion_version.source is 'name of the file; of an older version its number';
comment on column baton.criterion_version.applied_by is 'Slack id, or cli';

create table baton.criterion (
  org_id         text    not null,
  version        int     not null,
  number         int     not null check (number > 0),
  kind           text    not null check (kind in ('opened', 'no_first_response', 'open', 'in_tier')),
  tiers          text[]  not null,
  priorities     text[]  not null,
  account_tiers  text[]  not null,
  categories     text[]  not null,
  after_s        bigint  not null check (after_s >= 0),
  hours          text    not null check (hours <> ''),
  waiting_counts boolean not null,
  to_tier        text    not null check (to_tier <> ''),
  sentence       text    not null check (sentence <> ''),
  primary key (org_id, version, number),
  foreign key (org_id, version) references baton.criterion_version (org_id, version),
  constraint only_an_opening_takes_no_time check ((after_s = 0) = (kind = 'opened'))
);
comment on column baton.criterion.tiers is 'empty: any; so with priorities, account_tiers and categories';

-- Whether a criterion files, or only shows what it would have filed. It is the same in two versions when it looks at the
-- same tickets and wants them in the same tier.
create table baton.criterion_mode (
  org_id       text        not null references baton.workspace,
  criterion_id uuid        not null,
  files        boolean     not null,
  since        timestamptz not null,
  set_by       text        not null,
  primary key (org_id, criterion_id)
);
comment on column baton.criterion_mode.criterion_id is 'made of what it looks at and where it leads';
comment on column baton.criterion_mode.since is 'what was found before then was never filed for, and never will be';

-- When a ticket is to be looked at next: one queued task, keyed by the ticket and its generation; a task of an earlier
-- generation does nothing.
create table baton.detection (
  org_id     text        not null,
  ticket_key text        not null,
  gen        int         not null check (gen > 0),
  next_at    timestamptz,
  urgent     boolean     not null default false,
  primary key (org_id, ticket_key),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key)
);
comment on column baton.detection.urgent is 'P1, data loss or outage: found first where many are due';
create index detection_due on baton.detection (org_id, next_at) where next_at is not null;

-- That a criterion held for a ticket: once for each run of its time.
create table baton.criterion_hit (
  org_id       text        not null,
  ticket_key   text        not null,
  criterion_id uuid        not null,
  scope        int         not null check (scope >= 0),
  version      int         not null check (version >= 0),
  number       int         not null check (number > 0),
  to_tier      text        not null,
  due_at       timestamptz not null,
  found_at     timestamptz not null,
  urgent       boolean     not null,
  outcome      text        not null check (outcome in ('found', 'watched', 'backlog', 'held', 'let_be', 'filed', 'step', 'added',
                                                       'already_there', 'handed_back', 'no_route', 'over', 'lapsed', 'decided', 'bounced')),
  settled_at   timestamptz,
  seq          int,
  primary key (org_id, ticket_key, criterion_id, scope),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key)
);
comment on column baton.criterion_hit.scope is 'which run of the time: the cycle of the ticket, or the acceptance that brought it to its tier';
comment on column baton.criterion_hit.version is 'of the criteria; 0 for the usual ones';
comment on column baton.criterion_hit.seq is 'the request filed for it, or the one that waited already';
create index criterion_hit_by_outcome on baton.criterion_hit (org_id, outcome, found_at);
create index criterion_hit_of_request on baton.criterion_hit (org_id, ticket_key, seq) where seq is not null;

do $$
declare t text;
begin
  foreach t in array array['criterion_version', 'criterion', 'criterion_mode', 'detection', 'criterion_hit'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- Only tickets that were opened since then are found. Workspaces of before get it at once from a job.
alter table baton.workspace add column criteria_since timestamptz;
alter table baton.workspace no force row level security;
insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
  select 'detection-upkeep', org_id || '/once/daily', convert_to(org_id || E'\ndaily', 'UTF8'), timestamptz '2000-01-01 00:00Z', false, 1, 0
    from baton.workspace
  on conflict do nothing;
alter table baton.workspace force row level security;

-- Beyond so many requests at once managers are asked first, and told of it at most every few minutes.
create table baton.detection_pace (
  org_id  text        not null references baton.workspace,
  told_at timestamptz,
  tell_at timestamptz,
  primary key (org_id)
);
comment on column baton.detection_pace.tell_at is 'when they are told next; null while nothing is to be told';
alter table baton.detection_pace enable row level security;
alter table baton.detection_pace force row level security;
create policy one_workspace on baton.detection_pace using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- Baton itself asks forward only; a lead approves or bounces it as any other request.
alter table baton.escalation
  drop constraint only_a_reassignment_is_batons,
  add constraint a_reassignment_is_batons check (kind <> 'reassign' or requester = 'baton'),
  add constraint baton_asks_forward check (requester <> 'baton' or kind in ('reassign', 'forward'));
