-- When somebody is away, said by themselves or by an admin. Slack's own vacation status stays on the member.
create table baton.absence (
  org_id     text        not null,
  absence_id uuid        not null,
  member_id  text        not null,
  away_from  timestamptz not null,
  away_until timestamptz not null,
  note       text,
  set_by     text        not null,
  set_at     timestamptz not null,
  primary key (org_id, absence_id),
  foreign key (org_id, member_id) references baton.member (org_id, member_id),
  constraint ends_after_it_begins check (away_until > away_from)
);
create index absence_of_member on baton.absence (org_id, member_id, away_from);

alter table baton.absence enable row level security;
alter table baton.absence force row level security;
create policy one_workspace on baton.absence using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- How long a request waits already: 0 filed, 1 its time is over and more people are asked, 2 managers are.
-- And when those who may decide are to be looked at again: a shift or an absence begins or ends then. A task
-- of another instant is an old one and does nothing.
alter table baton.escalation
  add column asked_step smallint not null default 0 check (asked_step between 0 and 2),
  add column ask_again_at timestamptz;
create index escalation_pending on baton.escalation (org_id, ticket_key, seq) where state = 'pending';

-- A lead of another route into the same tier.
alter table baton.recipient
  drop constraint recipient_role_check,
  add constraint recipient_role_check check (role in ('lead', 'backup_lead', 'tier_lead', 'lead_above', 'manager'));
