-- Taking a decision back, and moving a ticket within its tier.
-- The owner is held by row-level security too; what is read and checked here is let through until the end.
alter table baton.escalation no force row level security;
alter table baton.acceptance no force row level security;

-- 'baton' stands for what the product does by itself. It is never a member, never decides, never owns.
alter table baton.member add constraint baton_is_nobody check (member_id <> 'baton');
alter table baton.role_grant add constraint baton_is_nobody check (member_id <> 'baton');
alter table baton.ticket add constraint baton_owns_nothing check (first_owner <> 'baton');
alter table baton.recipient add constraint baton_is_not_asked check (member_id <> 'baton');

-- A lead who moves a ticket within the tier needs no route; the request is the product's own.
alter table baton.escalation
  drop constraint escalation_kind_check,
  alter column matrix_version drop not null,
  alter column route_number drop not null,
  add column undo_until       timestamptz,
  add column takes_back       int,
  add column takes_back_state text check (takes_back_state = 'bounced'),
  add column taken_back_by    text,
  add column taken_back_until timestamptz,
  add constraint escalation_kind_check check (kind in ('forward', 'sideways', 'hand_back', 'reassign')),
  add constraint only_a_reassignment_is_batons check ((kind = 'reassign') = (requester = 'baton')),
  add constraint only_a_reassignment_has_no_route
    check ((kind = 'reassign') = (route_number is null) and (kind = 'reassign') = (matrix_version is null)),
  add constraint a_reassignment_stays_in_its_tier
    check (kind <> 'reassign' or (from_tier = to_tier and previous_owner <> proposed_owner
                                  and state in ('pending', 'approved') and num_nonnulls(resend_of, supersedes, takes_back) = 0)),
  add constraint baton_owns_nothing
    check (previous_owner <> 'baton' and proposed_owner <> 'baton' and coalesce(new_owner, '') <> 'baton'),
  add constraint baton_decides_nothing check (state not in ('approved', 'bounced') or decided_by <> 'baton'),
  -- Set with the decision, by the same clock; what was decided before this version cannot be taken back.
  add constraint undone_within_ten_minutes
    check (undo_until is null or (state in ('approved', 'bounced') and kind <> 'reassign'
                                  and undo_until - decided_at = interval '10 minutes')),
  add constraint decision_to_undo
    unique (org_id, ticket_key, seq, from_tier, state, previous_owner, decided_by, undo_until),
  -- A bounce that was taken back waits again under the next number, by whoever had decided, in time, unmoved.
  add constraint takes_back_whole check (num_nonnulls(takes_back, takes_back_state, taken_back_by, taken_back_until) in (0, 4)),
  add constraint takes_back_the_one_before
    check (takes_back is null or (takes_back = seq - 1 and requested_at <= taken_back_until
                                  and taken_back_until - requested_at <= interval '10 minutes')),
  add constraint takes_back_a_bounce
    foreign key (org_id, ticket_key, takes_back, from_tier, takes_back_state, previous_owner, taken_back_by, taken_back_until)
    references baton.escalation (org_id, ticket_key, seq, from_tier, state, previous_owner, decided_by, undo_until);

-- One more kind of acceptance gives a ticket back to whom it was taken from, by an approval that it names, to its tier
-- and owner, by who approved, once and within the window.
alter table baton.escalation drop constraint approved_has_acceptance;
alter table baton.acceptance
  drop constraint acceptance_pkey,
  drop constraint acceptance_org_id_ticket_key_seq_to_tier_state_new_owner_a_fkey,
  add column kind       text not null default 'approved' check (kind in ('approved', 'taken_back')),
  add column undo_until timestamptz;
alter table baton.acceptance
  add column approved_seq   int generated always as (case when kind = 'approved' then seq end) stored,
  add column taken_back_seq int generated always as (case when kind = 'taken_back' then seq end) stored,
  add primary key (org_id, ticket_key, seq, kind),
  add constraint approved_once unique (org_id, ticket_key, approved_seq),
  add constraint baton_owns_nothing check (new_owner <> 'baton' and accepted_by <> 'baton'),
  add constraint taken_back_in_time
    check ((kind = 'taken_back') = (undo_until is not null)
           and (undo_until is null or (accepted_at <= undo_until and undo_until - accepted_at <= interval '10 minutes'))),
  add constraint acceptance_of_approval
    foreign key (org_id, ticket_key, approved_seq, to_tier, state, new_owner, accepted_by, accepted_at)
    references baton.escalation (org_id, ticket_key, seq, to_tier, state, new_owner, decided_by, decided_at),
  add constraint undoes_an_approval
    foreign key (org_id, ticket_key, taken_back_seq, to_tier, state, new_owner, accepted_by, undo_until)
    references baton.escalation (org_id, ticket_key, seq, from_tier, state, previous_owner, decided_by, undo_until);
alter table baton.escalation
  add constraint approved_has_acceptance foreign key (org_id, ticket_key, accepted_seq)
    references baton.acceptance (org_id, ticket_key, approved_seq) deferrable initially deferred;

-- What gives back comes after what it undoes: 'taken_back' sorts after 'approved'.
create or replace view baton.ticket_now with (security_invoker = true) as
  select t.org_id, t.ticket_key, t.shown_key, t.entry_tier, t.first_owner, t.last_seq,
         t.category, t.priority, t.account_tier, t.customer, t.created_at,
         coalesce(a.new_owner, t.first_owner) as owner,
         coalesce(a.to_tier, t.entry_tier)    as tier,
         a.accepted_at                        as owned_since
    from baton.ticket t
    left join lateral (
      select new_owner, to_tier, accepted_at
        from baton.acceptance
       where org_id = t.org_id and ticket_key = t.ticket_key
       order by seq desc, kind desc
       limit 1) a on true;

-- Whose tickets they are that nobody accepted yet.
create index ticket_by_first_owner on baton.ticket (org_id, first_owner);

alter table baton.escalation force row level security;
alter table baton.acceptance force row level security;
