-- Who left and still holds something: found once a day, and when people or the matrix change, because counting
-- the tickets of everybody who ever left is no work for a click.
create table baton.leaver (
  org_id    text        not null references baton.workspace,
  member_id text        not null,
  tier      text        not null,
  tickets   int         not null check (tickets >= 0),
  named     boolean     not null,
  found_at  timestamptz not null,
  primary key (org_id, member_id, tier),
  constraint holds_something check (tickets > 0 or named)
);
comment on column baton.leaver.tickets is 'how many tickets of that tier were theirs at the last look';
comment on column baton.leaver.named is 'whether the live matrix named them for routes into that tier';
comment on column baton.leaver.found_at is 'when that was first found';

alter table baton.leaver enable row level security;
alter table baton.leaver force row level security;
create policy one_workspace on baton.leaver using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- Whom App Home offers to take their own decision back, in the ten minutes in which that is possible.
create index escalation_undoable on baton.escalation (org_id, decided_by, undo_until) where undo_until is not null;

-- Who is gone, among everybody there ever was.
create index member_deactivated on baton.member (org_id, member_id) where deactivated;
