-- What the app's role could still have done to the record, were the program turned against it: jump
-- ahead in a count so that what follows never wins, or add to what is settled.

-- The latest acceptance owns the ticket, so a number out of turn would own it for good.
alter table baton.escalation
  add column previous_seq int generated always as (nullif(seq - 1, 0)) stored,
  add constraint counted_without_gaps foreign key (org_id, ticket_key, previous_seq)
    references baton.escalation (org_id, ticket_key, seq);

-- Each event after the first hangs on the one before it, by number and by hash.
alter table baton.audit_event
  add column previous_number bigint generated always as (nullif(number - 1, 0)) stored,
  add constraint place_in_chain unique (org_id, number, hash),
  add constraint linked_to_the_one_before foreign key (org_id, previous_number, previous)
    references baton.audit_event (org_id, number, hash),
  add constraint begins_with_nothing check (number > 1 or previous = repeat('0', 64));
-- A workspace that leaves for good is deleted whole; without it each event would search for its follower.
create index audit_event_by_previous on baton.audit_event (org_id, previous_number);

-- Who may decide, and what was added, is settled with the escalation.
create policy asked_while_pending on baton.recipient as restrictive for insert
  with check (exists (select 1 from baton.escalation e
                       where e.org_id = recipient.org_id and e.ticket_key = recipient.ticket_key
                         and e.seq = recipient.seq and e.state = 'pending'));
create policy taken_back_while_pending on baton.recipient as restrictive for update
  using (exists (select 1 from baton.escalation e
                  where e.org_id = recipient.org_id and e.ticket_key = recipient.ticket_key
                    and e.seq = recipient.seq and e.state = 'pending'));
create policy added_while_pending on baton.information as restrictive for insert
  with check (exists (select 1 from baton.escalation e
                       where e.org_id = information.org_id and e.ticket_key = information.ticket_key
                         and e.seq = information.seq and e.state = 'pending'));

-- What was decided under a version must stay readable as it was: routes come with it or never.
create policy routes_come_before_their_version_is_live on baton.route as restrictive for insert
  with check (not exists (select 1 from baton.workspace w
                           where w.org_id = route.org_id and w.live_matrix_version >= route.version));

-- A manager who gives a request to somebody else overrides the matrix; who did is kept with it.
alter table baton.recipient add column redirected_by text;
