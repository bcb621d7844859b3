-- One workspace at the declared maxima, with {routes} routes, {members} members and {escalations} escalations, four a ticket; one of
-- a thousand waits. Run as a superuser, step by step, in one session; the rows are whole by construction, so no key is checked.
-- step: made inside the database; its secondary indexes after the rows, which takes a third of the time
set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'
-- step: the indexes away
create temporary table put_back on commit preserve rows as
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made_by
    from pg_index i join pg_class c on c.oid = i.indrelid
   where c.relnamespace = 'baton'::regnamespace and not i.indisunique;
do $$
declare gone text;
begin
  for gone in select name from put_back loop
    execute 'drop index ' || gone;
  end loop;
end $$
-- step: people
insert into baton.workspace (org_id, name, created_at) values ('T0SCALE', 'Scale', '2024-01-01Z');
insert into baton.member (org_id, member_id, email, name, tz, kind, slack_role, deactivated, away, refreshed_at)
select 'T0SCALE', 'U' || i, 'person' || i || '@example.com', 'Person ' || i, 'Europe/Berlin',
       case when i % 50 = 49 then 'guest' else 'full' end, case when i % 5000 = 1 then 'admin' else 'member' end,
       i % 100 = 96, false, '2024-01-01Z'
  from generate_series(1, {members}) i
-- step: each route names people of its own, one of five hundred managers among them
insert into baton.matrix_version (org_id, version, source, sha256, applied_by, applied_at)
values ('T0SCALE', 1, 'scale', '', 'cli', '2024-01-01Z');
update baton.workspace set live_matrix_version = 1 where org_id = 'T0SCALE';
insert into baton.route (org_id, version, number, from_tier, to_tier, categories, priorities, account_tiers, custom,
                         criteria, checklist, owners, backup_owners, pick, leads, backup_leads, managers)
select 'T0SCALE', 1, i, 'T' || 1 + i % 3, 'T' || 2 + i % 3, array['C' || i], '{}', '{}', '{}', 'The handbook has no answer',
       '{}', array['person' || 10000 + i || '@example.com'], '{}', 'order', array['person' || 20000 + i % 2000 || '@example.com'],
       '{}', array['person' || 30000 + i % 500 || '@example.com']
  from generate_series(1, {routes}) i
-- step: history
insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
select 'T0SCALE', 'ZD' || i, 'ZD-' || i, 'U' || i % 40000, 'T1', 4, timestamptz '2024-01-01Z' + i * interval '4 minutes'
  from generate_series(1, {escalations} / 4) i;
insert into baton.escalation (
  org_id, ticket_key, seq, escalation_id, draft_id, state, kind, from_tier, to_tier, requester, previous_owner,
  proposed_owner, because, reason, steps_tried, checklist, priority, custom, matrix_version, route_number, criteria,
  requested_at, decide_by, decided_by, decided_at, new_owner, bounce_code, bounce_note)
select 'T0SCALE', 'ZD' || 1 + i / 4, 1 + i % 4, md5('e' || i)::uuid, md5('d' || i)::uuid, state, 'forward', 'T1', 'T2',
       'U' || i % 8000, 'U' || i % 8000, 'U' || 10000 + i % 9000, '[]', 'The refund was booked twice', 'Compared both invoices',
       '[]', 'P3', '{}', 1, 1 + i % 10000, 'The handbook has no answer', at, at + interval '1 hour',
       case when state <> 'pending' then 'U' || 20000 + i % 2000 end, case when state <> 'pending' then at + interval '30 minutes' end,
       case when state = 'approved' then 'U' || 10000 + i % 9000 end,
       case when state = 'bounced' then 'missing_information' end, case when state = 'bounced' then 'Which account?' end
  from (select i, timestamptz '2024-01-01Z' + i * interval '1 minute' as at,
               case when i % 1000 = 999 then 'pending' when i % 5 = 0 then 'bounced' else 'approved' end as state
          from generate_series(0, {escalations} - 1) i) as made;
insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, added_at)
select org_id, ticket_key, seq, 'U' || 20000 + route_number % 2000, 0, 'lead', requested_at
  from baton.escalation where org_id = 'T0SCALE' and (state = 'pending' or route_number % 10 = 0);
insert into baton.acceptance (org_id, ticket_key, seq, to_tier, new_owner, accepted_by, accepted_at)
select org_id, ticket_key, seq, to_tier, new_owner, decided_by, decided_at
  from baton.escalation where org_id = 'T0SCALE' and state = 'approved' and seq = 1
-- step: one is asked for half of what waits and owns thousands of tickets, another decided just now
insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, added_at)
select org_id, ticket_key, seq, 'U20777', 1, 'backup_lead', requested_at from baton.escalation
 where org_id = 'T0SCALE' and state = 'pending' order by ticket_key limit 500;
update baton.acceptance set new_owner = 'U20777' from (
  select ticket_key as own from baton.acceptance where org_id = 'T0SCALE' order by ticket_key limit 4000) mine
 where org_id = 'T0SCALE' and ticket_key = own;
insert into baton.clock (org_id, clock_id, ticket_key, kind, scope, target_us, since, state, due_at, gen)
select org_id, md5('c' || ticket_key)::uuid, ticket_key, 'first_action', seq, 3600000000, accepted_at, 'running',
       accepted_at + interval '1 hour', 1
  from baton.acceptance where org_id = 'T0SCALE' and new_owner = 'U20777';
update baton.escalation set decided_at = timestamptz '2026-01-01 11:55Z', undo_until = timestamptz '2026-01-01 12:05Z',
       decided_by = 'U20005' from (
  select ticket_key as own, seq as number from baton.escalation
   where org_id = 'T0SCALE' and state = 'bounced' order by ticket_key limit 10) mine
 where org_id = 'T0SCALE' and ticket_key = own and seq = number
-- step: the indexes back
do $$
declare again text;
begin
  for again in select made_by from put_back loop
    execute again;
  end loop;
end $$
-- step: figures of the planner
analyze baton.escalation, baton.ticket, baton.recipient, baton.acceptance, baton.member, baton.route, baton.clock
