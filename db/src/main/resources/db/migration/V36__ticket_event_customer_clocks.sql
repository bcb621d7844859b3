-- What happened to a ticket, as far as its clocks care: only added, and the clocks are a fold of it. What is told again is
-- not written again. Texts of people are not in it: an account stands by its id.
create table baton.ticket_event (
  org_id       text        not null,
  ticket_key   text        not null,
  number       int         not null check (number > 0),
  at           timestamptz not null,
  recorded_at  timestamptz not null,
  what         text        not null check (what in ('opened', 'customer_wrote', 'team_wrote', 'status', 'priority',
                                                    'priority_corrected', 'account', 'merged', 'exempt', 'exempt_no_more')),
  value        text        not null default '',
  account_id   uuid,
  with_opening boolean     not null default false,
  caused_by    text        not null check (caused_by <> ''),
  source       text        not null check (source <> ''),
  primary key (org_id, ticket_key, number),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key),
  foreign key (org_id, account_id) references baton.account (org_id, account_id),
  constraint known_no_sooner_than_so check (at <= recorded_at)
);
comment on column baton.ticket_event.at is 'when it was so; recorded_at is when Baton learnt of it';
comment on column baton.ticket_event.value is 'who opened it, its status, its priority, the tier of its account, the ticket it goes on as; '' for nothing';
comment on column baton.ticket_event.with_opening is 'said together with when the ticket was opened: the first such holds from the opening';
comment on column baton.ticket_event.caused_by is 'Slack id, or baton';
create index ticket_event_by_person on baton.ticket_event (org_id, caused_by);

alter table baton.ticket_event enable row level security;
alter table baton.ticket_event force row level security;
create policy one_workspace on baton.ticket_event using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- Whoever plans clocks anew walks the open tickets in the order of their keys.
create index ticket_open on baton.ticket (org_id, ticket_key) where status not in ('resolved', 'closed');

alter table baton.clock
  drop constraint clock_kind_check,
  drop constraint breach_was_found,
  add constraint clock_kind_check check (kind in ('decision', 'first_action', 'first_response', 'resolution', 'criterion', 'in_tier')),
  add column sla_version int,
  add column breach_cause text;
comment on column baton.clock.scope is
  'decision, first_action, in_tier: number of the escalation; first_response, resolution: how often it began; criterion: its row';
comment on column baton.clock.sla_version is 'the promises by which it was planned last; null where none were set';
comment on column baton.clock.breach_cause is
  'time, or what changed: priority, account, policy, calendar (the last three tell nobody); import: overdue before it was known';

alter table baton.clock no force row level security;
update baton.clock set breach_cause = 'time' where breached_at is not null;
alter table baton.clock force row level security;
alter table baton.clock
  add constraint breach_was_found check ((breached_at is null) = (found_at is null) and (breached_at is null) = (breach_cause is null));

-- What an export of clocks that are due, and a look for those that run, reads.
create index clock_of_ticket on baton.clock (org_id, kind, due_at) where state = 'running' and kind in ('first_response', 'resolution');

-- What is known of tickets already, as files told it; their clocks are folded from it by a job of each workspace, which
-- alarms nobody.
alter table baton.ticket no force row level security;
alter table baton.account no force row level security;
alter table baton.ticket_event no force row level security;
alter table baton.workspace no force row level security;
with known as (
  select t.org_id, t.ticket_key, e.at, e.what, e.value, e.account_id, e.place,
         greatest(t.created_at, t.updated_at, e.at) as recorded_at
    from baton.ticket t
    left join baton.account a on a.org_id = t.org_id and a.account_id = t.account_id
    cross join lateral (values
      (t.opened_at, 'opened', 'customer', null::uuid, 1),
      (t.opened_at, 'priority', coalesce(t.priority, ''), null, 2),
      (t.opened_at, 'account', coalesce(case when t.account_id is null then t.account_tier else a.tier end, ''), t.account_id, 3),
      (t.first_response_at, 'team_wrote', '', null, 4),
      (case when t.status = 'waiting' then coalesce(t.customer_waiting_since, t.opened_at) end, 'status', 'waiting', null, 5),
      (t.resolved_at, 'status', 'resolved', null, 6),
      (case when t.status = 'closed' then coalesce(t.closed_at, t.resolved_at, t.opened_at) end, 'status', 'closed', null, 7)
    ) as e (at, what, value, account_id, place)
   where t.opened_at is not null and e.at is not null)
insert into baton.ticket_event (org_id, ticket_key, number, at, recorded_at, what, value, account_id, with_opening, caused_by, source)
  select org_id, ticket_key, row_number() over (partition by org_id, ticket_key order by place), at, recorded_at, what, value,
         account_id, what in ('priority', 'account'), 'baton', 'import'
    from known;
insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
  select 'clock-planning', org_id || '/once/import', convert_to(org_id || E'\nimport', 'UTF8'), timestamptz '2000-01-01 00:00Z', false, 1, 0
    from baton.workspace
  on conflict do nothing;
alter table baton.ticket force row level security;
alter table baton.account force row level security;
alter table baton.ticket_event force row level security;
alter table baton.workspace force row level security;
