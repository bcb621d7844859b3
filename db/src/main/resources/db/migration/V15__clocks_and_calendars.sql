-- When people of a workspace work. Versions are only ever added: a running clock keeps the one it was given.
create table baton.calendar (
  org_id       text        not null references baton.workspace,
  calendar_id  text        not null check (calendar_id <> ''),
  version      int         not null check (version > 0),
  name         text        not null,
  zone         text        not null check (zone <> ''),
  spans        text        not null check (spans <> ''),
  region       text,
  left_out     text[]      not null default '{}',
  derived_from int,
  set_by       text        not null,
  set_at       timestamptz not null,
  primary key (org_id, calendar_id, version)
);
comment on column baton.calendar.spans is 'hours of a week, such as Mon-Fri 09:00-17:00; 24/7 for every hour there is';
comment on column baton.calendar.region is 'whose public holidays were copied, such as de-by; null for none';
comment on column baton.calendar.left_out is 'holidays of that region on which people work, by their key';
comment on column baton.calendar.derived_from is 'the matrix version whose leads gave it its zone; null where an admin set it';

-- Days that differ from the week; no spans: nobody works.
create table baton.calendar_day (
  org_id      text not null,
  calendar_id text not null,
  version     int  not null,
  day         date not null,
  spans       text not null,
  name        text,
  source      text not null check (source in ('admin', 'holiday')),
  primary key (org_id, calendar_id, version, day),
  foreign key (org_id, calendar_id, version) references baton.calendar (org_id, calendar_id, version)
);

-- A running deadline, folded from its events. One queued task at most, for its next mark, keyed by the clock and
-- its generation: a task of an earlier generation does nothing.
create table baton.clock (
  org_id           text        not null,
  clock_id         uuid        not null,
  ticket_key       text        not null,
  kind             text        not null check (kind in ('decision', 'first_action')),
  scope            int         not null,
  calendar_id      text,
  calendar_version int,
  target_us        bigint      not null check (target_us > 0),
  worked_us        bigint      not null default 0 check (worked_us >= 0),
  since            timestamptz,
  state            text        not null check (state in ('running', 'paused', 'stopped', 'void')),
  due_at           timestamptz,
  next_mark        int,
  mark_at          timestamptz,
  gen              int         not null check (gen > 0),
  breached_at      timestamptz,
  found_at         timestamptz,
  stopped_at       timestamptz,
  outcome          text,
  primary key (org_id, clock_id),
  unique (org_id, ticket_key, kind, scope),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key),
  foreign key (org_id, calendar_id, calendar_version) references baton.calendar (org_id, calendar_id, version),
  constraint one_calendar check ((calendar_id is null) = (calendar_version is null)),
  constraint running_has_a_deadline check ((state = 'running') = (due_at is not null and since is not null)),
  constraint mark_has_a_time check ((next_mark is null) = (mark_at is null) and (next_mark is null or state = 'running')),
  constraint breach_was_found check ((breached_at is null) = (found_at is null)),
  constraint ended_with_an_outcome check ((state in ('stopped', 'void')) = (outcome is not null)
    and (state in ('stopped', 'void')) = (stopped_at is not null))
);
comment on column baton.clock.scope is 'the number of the escalation';
comment on column baton.clock.calendar_id is 'null runs around the clock';
comment on column baton.clock.next_mark is 'per cent of the target';
create index clock_by_mark on baton.clock (org_id, mark_at) where mark_at is not null;

create table baton.clock_event (
  org_id      text        not null,
  clock_id    uuid        not null,
  number      int         not null check (number > 0),
  at          timestamptz not null,
  recorded_at timestamptz not null,
  kind        text        not null check (kind in ('start', 'pause', 'resume', 'stop', 'retarget', 'recalendar', 'mark',
                                                   'breach', 'annul', 'void', 'reopen')),
  cause       text        not null,
  caused_by   text        not null,
  worked_us   bigint      not null check (worked_us >= 0),
  target_us   bigint      not null check (target_us > 0),
  due_at      timestamptz,
  mark        int,
  next_mark   int,
  mark_at     timestamptz,
  primary key (org_id, clock_id, number),
  foreign key (org_id, clock_id) references baton.clock (org_id, clock_id)
);
comment on column baton.clock_event.at is 'when it was so; recorded_at is when Baton found it';
comment on column baton.clock_event.mark is 'per cent of the target that this event says were reached';
create index clock_event_by_person on baton.clock_event (org_id, caused_by);

do $$
declare t text;
begin
  foreach t in array array['calendar', 'calendar_day', 'clock', 'clock_event'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- What waited for a decision when clocks began gets one by a job of each workspace, at once after this.
alter table baton.workspace no force row level security;
insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
  select 'clock-upkeep', org_id || '/once/daily', convert_to(org_id || E'\ndaily', 'UTF8'), timestamptz '2000-01-01 00:00Z', false, 1, 0
    from baton.workspace
  on conflict do nothing;
alter table baton.workspace force row level security;
