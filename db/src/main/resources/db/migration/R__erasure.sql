-- The only ways content goes while history stays, said whole each time it changes: what people typed
-- is blanked after the workspace's own period, or when one person is erased, and a workspace that
-- left is deleted when its day has come. Who did what, when, and who owned which ticket is never touched.
-- They run as the tables' owner, because the app's role may change none of it.

-- A checklist whose explanations are blanked; what was ticked stays.
create or replace function baton.unexplained(checklist jsonb) returns jsonb
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select coalesce(
      jsonb_agg(case when box ? 'explanation' then box || '{"explanation": "[erased]"}' else box end order by place), '[]')
    from jsonb_array_elements(checklist) with ordinality as boxes (box, place)
$$;

-- Blanks what this workspace wrote before its retention period, at most p_most rows of each kind.
-- Returns how many rows; 0 when nothing is left, and without a period always.
-- The caller's clock may be wrong or lie about the future, so the server's holds it back.
create or replace function baton.erase_expired(p_at timestamptz, p_most int) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  v_org text := nullif(current_setting('baton.org_id', true), '');
  v_months int := (select retention_months from baton.workspace where org_id = v_org);
  v_before timestamptz := least(p_at, now()) - make_interval(months => v_months);
  v_erased bigint := 0;
  v_rows bigint;
begin
  if v_months is null then
    return 0;
  end if;

  update baton.escalation e
     set reason = '[erased]', steps_tried = case when kind = 'reassign' then '' else '[erased]' end,
         checklist = baton.unexplained(checklist), customer = null, because = '[]',
         bounce_note = case when bounce_note is not null then '[erased]' end
    from (select ticket_key, seq from baton.escalation
           where org_id = v_org and state <> 'pending' and decided_at < v_before
             -- One person's erasure blanks their words only; the rest of the row waits for its time.
             and (reason <> '[erased]' or customer is not null or because <> '[]'
                  or bounce_note <> '[erased]')
           order by decided_at limit p_most) as due
   where e.org_id = v_org and e.ticket_key = due.ticket_key and e.seq = due.seq;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.information i
     set content = '[erased]'
    from (select i.ticket_key, i.seq, i.information_id
            from baton.information i
            join baton.escalation e on e.org_id = i.org_id and e.ticket_key = i.ticket_key and e.seq = i.seq
           where i.org_id = v_org and e.state <> 'pending' and e.decided_at < v_before and i.content <> '[erased]'
           limit p_most) as due
   where i.org_id = v_org and i.ticket_key = due.ticket_key and i.seq = due.seq
     and i.information_id = due.information_id;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.question q
     set content = '[erased]'
    from (select q.ticket_key, q.seq, q.question_id
            from baton.question q
            join baton.escalation e on e.org_id = q.org_id and e.ticket_key = q.ticket_key and e.seq = q.seq
           where q.org_id = v_org and e.state <> 'pending' and e.decided_at < v_before and q.content <> '[erased]'
           limit p_most) as due
   where q.org_id = v_org and q.ticket_key = due.ticket_key and q.seq = due.seq and q.question_id = due.question_id;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.answer a
     set content = '[erased]'
    from (select a.ticket_key, a.seq, a.question_id
            from baton.answer a
            join baton.escalation e on e.org_id = a.org_id and e.ticket_key = a.ticket_key and e.seq = a.seq
           where a.org_id = v_org and e.state <> 'pending' and e.decided_at < v_before and a.content <> '[erased]'
           limit p_most) as due
   where a.org_id = v_org and a.ticket_key = due.ticket_key and a.seq = due.seq and a.question_id = due.question_id;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  -- What they are called and where Slack has them; the app deletes its copies of those without an id.
  update baton.attachment f
     set name = '[erased]', file_id = null, size = null, mimetype = null
    from (select f.ticket_key, f.seq, f.position
            from baton.attachment f
            join baton.escalation e on e.org_id = f.org_id and e.ticket_key = f.ticket_key and e.seq = f.seq
           where f.org_id = v_org and e.state <> 'pending' and e.decided_at < v_before and f.file_id is not null
           limit p_most) as due
   where f.org_id = v_org and f.ticket_key = due.ticket_key and f.seq = due.seq and f.position = due.position;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.recipient r
     set why = null
    from (select r.ticket_key, r.seq, r.member_id
            from baton.recipient r
            join baton.escalation e on e.org_id = r.org_id and e.ticket_key = r.ticket_key and e.seq = r.seq
           where r.org_id = v_org and e.state <> 'pending' and e.decided_at < v_before and r.why is not null
           limit p_most) as due
   where r.org_id = v_org and r.ticket_key = due.ticket_key and r.seq = due.seq and r.member_id = due.member_id;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.ticket t
     set customer = null
   where t.org_id = v_org and t.ticket_key in (
     select t.ticket_key from baton.ticket t
      where t.org_id = v_org and t.customer is not null
        and exists (select from baton.escalation e where e.org_id = v_org and e.ticket_key = t.ticket_key)
        and not exists (select from baton.escalation e where e.org_id = v_org and e.ticket_key = t.ticket_key
                           and (e.state = 'pending' or e.decided_at >= v_before))
      limit p_most);
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  -- What a help desk or a file said of a ticket goes when the ticket itself ended so long ago.
  update baton.ticket t
     set title = null, description = null, contact = null, customer = null
   where t.org_id = v_org and t.ticket_key in (
     select t.ticket_key from baton.ticket t
      where t.org_id = v_org and num_nonnulls(t.title, t.description, t.contact) > 0
        and t.status in ('resolved', 'closed')
        and coalesce(t.closed_at, t.resolved_at, t.updated_at, t.created_at) < v_before
        and not exists (select from baton.escalation e where e.org_id = v_org and e.ticket_key = t.ticket_key
                           and (e.state = 'pending' or e.decided_at >= v_before))
      limit p_most);
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  delete from baton.audit_content c
   where c.org_id = v_org and c.number in (
     select c.number
       from baton.audit_content c
       join baton.audit_event a on a.org_id = c.org_id and a.number = c.number
       left join baton.escalation e on e.org_id = a.org_id and e.ticket_key = a.ticket_key and e.seq = a.seq
      where c.org_id = v_org and a.at < v_before and (a.seq is null or e.decided_at < v_before)
      order by c.number limit p_most);
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  -- A message about what is still pending may have to be changed, and is found by its address.
  update baton.delivery d
     set address = null, error = null
   where d.org_id = v_org and d.delivery_id in (
     select d.delivery_id from baton.delivery d
      where d.org_id = v_org and d.created_at < v_before and d.state <> 'queued'
        and (d.address is not null or d.error is not null)
        and not exists (select from baton.escalation e where e.org_id = d.org_id
                           and e.ticket_key = d.ticket_key and e.seq = d.seq and e.state = 'pending')
      limit p_most);
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  -- Where a message stands that was escalated: nothing is told there any more.
  delete from baton.message_origin o
   using baton.escalation e
   where o.org_id = v_org and e.org_id = v_org and e.ticket_key = o.ticket_key and e.seq = o.seq
     and e.state <> 'pending' and e.decided_at < v_before;

  delete from baton.reassigned_ticket t
   using baton.reassignment r
   where t.org_id = v_org and r.org_id = v_org and r.reassignment_id = t.reassignment_id
     and r.finished_at is not null and r.ordered_at < v_before;
  delete from baton.reassignment r where r.org_id = v_org and r.finished_at is not null and r.ordered_at < v_before;

  update baton.follow_up f set outcome = '[erased]'
   where f.org_id = v_org and f.done_at < v_before and f.outcome <> '[erased]';
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  delete from baton.setup s where s.org_id = v_org and s.changed_at < v_before;
  get diagnostics v_rows = row_count;
  v_erased := v_erased + v_rows;

  update baton.delivery_attempt a
     set reason = jsonb_build_object('code', reason -> 'code')
   where a.org_id = v_org and (a.delivery_id, a.attempt) in (
     select a.delivery_id, a.attempt from baton.delivery_attempt a
      where a.org_id = v_org and a.at < v_before and a.reason - 'code' <> '{}' limit p_most);
  get diagnostics v_rows = row_count;
  return v_erased + v_rows;
end $$;

-- Blanks what one person wrote and what tells who they are; their id stays where the history needs
-- it. Records the erasure on their row, which is the tombstone. The customer a person named is among
-- their words. Their row is locked against everything that writes on their behalf, so that no request
-- is filed while the others are blanked.
create or replace function baton.erase_person(p_member text, p_by text, p_at timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  v_org text := nullif(current_setting('baton.org_id', true), '');
  v_live int := (select live_matrix_version from baton.workspace where org_id = v_org);
  v_person baton.member;
begin
  select * into v_person from baton.member where org_id = v_org and member_id = p_member for update;
  if not found then
    raise exception 'There is nobody of that id to erase.';
  end if;
  if exists (select from baton.escalation where org_id = v_org and requester = p_member and state = 'pending') then
    raise exception 'A request of this person is still pending.';
  end if;
  if exists (select from baton.route where org_id = v_org and version = v_live
                and v_person.email = any (owners || backup_owners || leads || backup_leads || managers)) then
    raise exception 'The live matrix still names this person.';
  end if;

  -- The customer's name went to the ticket from the first request that had it.
  update baton.ticket t set customer = null
   where t.org_id = v_org
     and t.ticket_key in (select ticket_key from baton.escalation where org_id = v_org and requester = p_member)
     and p_member = (select e.requester from baton.escalation e
                      where e.org_id = v_org and e.ticket_key = t.ticket_key and e.customer = t.customer
                      order by e.seq limit 1);
  update baton.escalation
     set reason = '[erased]', steps_tried = '[erased]', checklist = baton.unexplained(checklist), customer = null
   where org_id = v_org and requester = p_member;
  update baton.escalation set bounce_note = '[erased]'
   where org_id = v_org and decided_by = p_member and bounce_note is not null;
  -- The note of a ticket moved within its tier is its lead's word, though nobody asked for the move.
  update baton.escalation set reason = '[erased]'
   where org_id = v_org and decided_by = p_member and kind = 'reassign';
  update baton.reassignment set note = '[erased]' where org_id = v_org and ordered_by = p_member and note is not null;
  update baton.information set content = '[erased]' where org_id = v_org and author = p_member;
  update baton.question set content = '[erased]' where org_id = v_org and asker = p_member;
  update baton.answer set content = '[erased]' where org_id = v_org and author = p_member;
  update baton.follow_up set outcome = '[erased]' where org_id = v_org and done_by = p_member;
  update baton.attachment set name = '[erased]', file_id = null, size = null, mimetype = null
   where org_id = v_org and given_by = p_member;
  delete from baton.draft where org_id = v_org and author = p_member;
  delete from baton.message_origin o
   using baton.escalation e
   where o.org_id = v_org and e.org_id = v_org and e.ticket_key = o.ticket_key and e.seq = o.seq and e.requester = p_member;
  delete from baton.home where org_id = v_org and member_id = p_member;
  delete from baton.alert_mail where org_id = v_org and member_id = p_member;
  delete from platform.telegram_chat c using baton.telegram_link l
   where l.org_id = v_org and l.member_id = p_member and c.org_id = v_org and c.chat_hash = l.chat_hash
     and not exists (select from baton.telegram_link o where o.org_id = v_org and o.chat_hash = l.chat_hash and o.member_id <> p_member);
  delete from baton.telegram_link where org_id = v_org and member_id = p_member;
  delete from baton.telegram_start where org_id = v_org and member_id = p_member;
  delete from baton.alert_webhook where org_id = v_org and for_whom = p_member;
  delete from baton.leaver where org_id = v_org and member_id = p_member;
  delete from baton.login_link where org_id = v_org and member_id = p_member;
  delete from baton.web_session where org_id = v_org and member_id = p_member;
  -- Who is named in an interview stands there as one of several; what they typed in it goes with it.
  delete from baton.setup where org_id = v_org and p_member in (started_by, changed_by);
  update baton.setup s
     set answers = (select coalesce(jsonb_object_agg(key, value - p_member), '{}') from jsonb_each(s.answers))
   where s.org_id = v_org;
  delete from baton.absence where org_id = v_org and member_id = p_member;
  update baton.absence set note = null where org_id = v_org and set_by = p_member and note is not null;
  -- What waits to be applied may name them, in any spelling; it is quickly checked again.
  update baton.matrix_proposal set state = 'dropped', content = null where org_id = v_org and state = 'open';
  delete from baton.audit_content c
   using baton.audit_event a
   where c.org_id = v_org and a.org_id = v_org and a.number = c.number and a.actor = p_member;
  delete from baton.audit_content c
   using baton.audit_event a
   where c.org_id = v_org and a.org_id = v_org and a.number = c.number
     and a.kind = 'delivery.failed' and c.content::jsonb ->> 'recipient' = p_member;

  update baton.delivery d set address = null, error = null
   where d.org_id = v_org and d.recipient = p_member and d.state <> 'queued'
     and (d.medium <> 'slack' or not exists (
       select from baton.escalation e where e.org_id = v_org and e.ticket_key = d.ticket_key
          and e.seq = d.seq and e.state = 'pending'));
  update baton.delivery_attempt a set reason = jsonb_build_object('code', a.reason -> 'code')
    from baton.delivery d
   where a.org_id = v_org and d.org_id = v_org and a.delivery_id = d.delivery_id and d.recipient = p_member
     and a.reason - 'code' <> '{}';

  -- Reasons name people by their id. What was kept as a sentence may hold any name that any person once
  -- had, so all of those go; an address may stand where nobody in the workspace had it then.
  update baton.recipient set why = null where org_id = v_org and why ->> 'code' = 'legacy';
  update baton.escalation
     set because = (select coalesce(jsonb_agg(reason order by place), '[]')
                      from jsonb_array_elements(because) with ordinality as reasons (reason, place)
                     where reason ->> 'code' <> 'legacy')
   where org_id = v_org and because @> '[{"code": "legacy"}]';
  if v_person.email is not null then
    update baton.recipient
       set why = replace(why::text, to_jsonb(v_person.email)::text, '"erased@person.invalid"')::jsonb
     where org_id = v_org and position(to_jsonb(v_person.email)::text in why::text) > 0;
    update baton.escalation
       set because = replace(because::text, to_jsonb(v_person.email)::text, '"erased@person.invalid"')::jsonb
     where org_id = v_org and position(to_jsonb(v_person.email)::text in because::text) > 0;
  end if;
  update baton.route
     set owners = array_replace(owners, v_person.email, 'erased@person.invalid'),
         backup_owners = array_replace(backup_owners, v_person.email, 'erased@person.invalid'),
         leads = array_replace(leads, v_person.email, 'erased@person.invalid'),
         backup_leads = array_replace(backup_leads, v_person.email, 'erased@person.invalid'),
         managers = array_replace(managers, v_person.email, 'erased@person.invalid')
   where org_id = v_org
     and v_person.email = any (owners || backup_owners || leads || backup_leads || managers);

  -- Who looks after a customer stands there by address; the next import names somebody else.
  update baton.account
     set owner = nullif(owner, v_person.email), backup_owner = nullif(backup_owner, v_person.email),
         executive = nullif(executive, v_person.email)
   where org_id = v_org and v_person.email in (owner, backup_owner, executive);

  -- What other programs sent is sealed; the hash of the address says which of it names them. What a ticket says of its
  -- customer stays unless the customer is this person.
  update baton.inbound
     set body = null, named = '{}', detail = null
   where org_id = v_org and v_person.email is not null
     and named @> array[encode(sha256(convert_to(v_org || ' ' || lower(v_person.email), 'UTF8')), 'hex')];
  update baton.ticket
     set contact = case when position(lower(v_person.email) in lower(contact)) > 0 then null else contact end,
         description = case when position(lower(v_person.email) in lower(description)) > 0 then '[erased]' else description end
   where org_id = v_org and v_person.email is not null
     and (position(lower(v_person.email) in lower(contact)) > 0 or position(lower(v_person.email) in lower(description)) > 0);

  -- Who they were at a help desk is forgotten; which tickets they owned stays, as everywhere.
  update baton.connection c
     set people = (select coalesce(jsonb_object_agg(p.key, p.value), '{}') from jsonb_each_text(c.people) p where p.value <> p_member)
   where c.org_id = v_org and exists (select from jsonb_each_text(c.people) p where p.value = p_member);

  update baton.member
     set name = 'Erased person', email = null, tz = 'UTC', locale = null, language = null,
         away = false, away_until = null, erased_at = p_at, erased_by = p_by
   where org_id = v_org and member_id = p_member;
end $$;

-- Ends Baton's work for this workspace, and orders that everything is erased later: a day after an admin's word,
-- thirty days after an uninstall. Neither can be chosen by who calls; the caller's clock says only when its
-- own work begins, and the server's holds it back. Returns when that work begins; null where it had ended.
create or replace function baton.order_end(p_why text, p_at timestamptz) returns timestamptz
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  v_org constant text := nullif(current_setting('baton.org_id', true), '');
  v_grace constant interval := case p_why when 'erased' then interval '1 day' else interval '30 days' end;
begin
  if exists (select from baton.installation where org_id = v_org) then
    update baton.installation
       set token = null, refresh_token = null, expires_at = null, refresh_until = null, version = version + 1,
           left_at = p_at, left_why = p_why, erase_at = p_at + v_grace, erase_not_before = now() + v_grace
     where org_id = v_org and left_at is null;
    if not found then
      return null;
    end if;
  else
    insert into baton.installation (org_id, left_at, left_why, erase_at, erase_not_before)
      values (v_org, p_at, p_why, p_at + v_grace, now() + v_grace);
  end if;
  return p_at + v_grace;
end $$;

-- Takes an end back, for a workspace that comes back. An admin's word to erase everything stands.
-- Returns what there was: 'none', 'returned', or 'erased' where it still is so.
create or replace function baton.take_end_back() returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_org constant text := nullif(current_setting('baton.org_id', true), '');
  v_why text;
begin
  select left_why into v_why from baton.installation where org_id = v_org and left_at is not null for update;
  if not found then
    return 'none';
  end if;
  if v_why = 'erased' then
    return v_why;
  end if;
  update baton.installation
     set left_at = null, left_why = null, erase_at = null, erase_not_before = null
   where org_id = v_org;
  return 'returned';
end $$;

-- For whoever runs Baton, and not for the app: an admin's word to erase everything becomes an uninstall, which
-- installing again takes back.
create or replace function baton.recall_erasure() returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    update baton.installation
       set left_why = 'uninstalled', erase_at = left_at + interval '30 days', erase_not_before = now() + interval '30 days'
     where org_id = nullif(current_setting('baton.org_id', true), '') and left_why = 'erased'
$$;

-- The only way history is ever deleted: the whole workspace, the one of this transaction, when both its own
-- clock and the server's say that its day has come. All tables in one statement, so that their keys are looked
-- at once everything is gone, and a table added later is erased without being named here.
create or replace function baton.erase_workspace(at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant text := nullif(current_setting('baton.org_id', true), '');
  erasing text;
begin
  perform from baton.installation
    where org_id = org and left_at is not null and erase_at <= at and erase_not_before <= now()
      for update;
  if not found then
    raise exception 'The erasure of this workspace is not due.' using errcode = 'insufficient_privilege';
  end if;
  select 'with ' || string_agg(format('%I as (delete from baton.%I where org_id = $1)', 'erased_' || relname, relname), ', ')
      || ' select'
    into erasing
    from pg_class
   where relnamespace = 'baton'::regnamespace and relkind in ('r', 'p') and not relispartition;
  execute erasing using org;
  delete from platform.telegram_start where org_id = org;
  delete from platform.telegram_chat where org_id = org;
  delete from platform.locator where org_id = org;
end $$;

revoke all on function baton.unexplained(jsonb),
  baton.erase_expired(timestamptz, int), baton.erase_person(text, text, timestamptz),
  baton.erase_workspace(timestamptz), baton.order_end(text, timestamptz), baton.take_end_back(),
  baton.recall_erasure() from public;
