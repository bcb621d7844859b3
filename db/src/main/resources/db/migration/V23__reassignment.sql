-- A lead's order to move tickets of one person to another of the same tier, one or hundreds. Each ticket moves by an
-- escalation of its own of kind 'reassign'; here stands which ones are meant, and what came of each.
create table baton.reassignment (
  org_id          text        not null references baton.workspace,
  reassignment_id uuid        not null,
  ordered_by      text        not null check (ordered_by <> 'baton'),
  from_owner      text        not null,
  new_owner       text        not null check (new_owner <> 'baton'),
  tier            text        not null,
  note            text,
  ordered_at      timestamptz not null,
  finished_at     timestamptz,
  primary key (org_id, reassignment_id),
  constraint moves_somewhere check (from_owner <> new_owner),
  -- What the lead wrote stands on each escalation; here it is kept no longer than there are tickets to move.
  constraint note_until_finished check (finished_at is null or note is null)
);
create index reassignment_by_time on baton.reassignment (org_id, ordered_at);

create table baton.reassigned_ticket (
  org_id          text not null,
  reassignment_id uuid not null,
  ticket_key      text not null,
  outcome         text check (outcome in ('moved', 'pending', 'elsewhere', 'joined', 'unknown', 'not_led', 'owner_left', 'owner_of_other_tier')),
  seq             int,
  primary key (org_id, reassignment_id, ticket_key),
  foreign key (org_id, reassignment_id) references baton.reassignment (org_id, reassignment_id),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key),
  constraint nothing_of_what_waits check (outcome is not null or seq is null)
);
comment on column baton.reassigned_ticket.outcome is 'null while the ticket has still to be moved';
comment on column baton.reassigned_ticket.seq is 'number of the escalation that moved it, or of the request that waits and kept it';
create index reassigned_ticket_open on baton.reassigned_ticket (org_id, reassignment_id, ticket_key) where outcome is null;

alter table baton.reassignment enable row level security;
alter table baton.reassignment force row level security;
create policy one_workspace on baton.reassignment using (org_id = nullif(current_setting('baton.org_id', true), ''));
alter table baton.reassigned_ticket enable row level security;
alter table baton.reassigned_ticket force row level security;
create policy one_workspace on baton.reassigned_ticket using (org_id = nullif(current_setting('baton.org_id', true), ''));
