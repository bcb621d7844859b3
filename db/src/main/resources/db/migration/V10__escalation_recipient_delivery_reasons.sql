-- Why an owner was suggested, why somebody was asked, and what became of a delivery were kept as English
-- sentences with people's names of that day in them, and some were compared as keys. They become codes
-- with their parameters, people by Slack id: {"code": "backup_for", "absent": [{"who": "U1", "why": "away"}]}.
-- A sentence that says none of what version 8 wrote, or names somebody who cannot be told apart, becomes
-- {"code": "legacy", "text": …}, which an erasure blanks. Where somebody was erased already it goes at once:
-- version 8 looked for the name of that day only, and nobody looks again.

-- The owner is held by row-level security too: its own statements see no row and change none, and say
-- nothing of it. A column that gets another type is rewritten whole, past every policy; what is read and
-- updated here is let through until the end of this transaction.
alter table baton.member no force row level security;
alter table baton.route no force row level security;
alter table baton.ticket no force row level security;
alter table baton.escalation no force row level security;
alter table baton.acceptance no force row level security;
alter table baton.recipient no force row level security;
alter table baton.delivery_attempt no force row level security;

-- Until the end of this transaction as well: names are looked up once per sentence, and without fresh
-- statistics PostgreSQL may read every member for each.
create index migrating_member_name on baton.member (org_id, name);
create index migrating_member_erased on baton.member (org_id) where erased_at is not null;
analyze baton.member;

-- Whom each version of the matrix names.
create table baton.migrating_named as
  select distinct m.org_id, r.version, m.member_id
    from baton.route r,
         unnest(owners || backup_owners || leads || backup_leads || managers) as named (email),
         baton.member m
   where m.org_id = r.org_id and m.email = named.email;
alter table baton.migrating_named add primary key (org_id, version, member_id);
analyze baton.migrating_named;

-- Who was asked to decide what somebody left.
create table baton.migrating_asked as
  select org_id, ticket_key, seq, member_id
    from baton.recipient
   where (org_id, ticket_key, seq) in
     (select org_id, ticket_key, seq from baton.recipient where why like '% left the workspace');
alter table baton.migrating_asked add primary key (org_id, ticket_key, seq, member_id);
analyze baton.migrating_asked;

-- What is kept of a sentence that is not read.
create function baton.migrating_legacy(p_org text, p_said text) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('code', 'legacy', 'text', p_said)
     where not exists (select from baton.member where org_id = p_org and erased_at is not null)
$$;

-- Slack's ids look like U024BE7LH. A name in capitals does not, unless it is the id of a member.
create function baton.migrating_id(p_org text, p_said text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select p_said
     where p_said ~ '^[UW](?=.*[0-9])[A-Z0-9]{8,}$'
        or exists (select from baton.member where org_id = p_org and member_id = p_said)
$$;

-- Slack's id of the one person of this name, or of this id; null when nobody or several are.
create function baton.migrating_person(p_org text, p_said text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when count(*) = 1 then min(member_id) end
      from (select member_id from baton.member where org_id = p_org and member_id = p_said
            union
            select member_id from baton.member
             where org_id = p_org and name = p_said and kind in ('full', 'guest') and erased_at is null) as meant
$$;

-- The same, where they could have been meant: the matrix of that day names them, or they owned the ticket.
-- A name passes on; who has it today may be somebody else.
create function baton.migrating_named_person(p_org text, p_version int, p_ticket text, p_said text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select person
      from baton.migrating_person(p_org, p_said) as person
     where person = p_said
        or exists (select from baton.migrating_named
                    where org_id = p_org and version = p_version and member_id = person)
        or exists (select from baton.ticket
                    where org_id = p_org and ticket_key = p_ticket and first_owner = person)
        or exists (select from baton.acceptance
                    where org_id = p_org and ticket_key = p_ticket and new_owner = person)
$$;

-- "Lena is away, ben@acme.com is not in this workspace" as a list; null when that is not what it says.
create function baton.migrating_absent(p_org text, p_version int, p_ticket text, p_requester text, p_owner text,
    p_said text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_absent jsonb := '[]';
  v_rest text := p_said;
  v_part text[];
  v_why text;
  v_who text;
begin
  while v_rest <> '' loop
    v_part := regexp_match(v_rest,
      '^(.+?) (is not in this workspace|is away|left|is a guest|asks|owns it already)(?:$|, (?=.))(.*)$');
    if v_part is null then
      return null;
    end if;
    v_why := case v_part[2]
      when 'is not in this workspace' then 'not_in_workspace'
      when 'is away' then 'away'
      when 'left' then 'deactivated'
      when 'is a guest' then 'guest'
      when 'asks' then 'is_requester'
      else 'owns_it_already' end;
    if v_part[1] = 'Erased person' then
      v_absent := v_absent || jsonb_build_object('why', v_why);
    else
      -- The escalation says who asked and who owned it. Who is not in the workspace was named by an
      -- address, or by the id of who owned it before.
      v_who := case
        when v_why = 'is_requester' then p_requester
        when v_why = 'owns_it_already' then p_owner
        when v_why <> 'not_in_workspace' then baton.migrating_named_person(p_org, p_version, p_ticket, v_part[1])
        when v_part[1] ~ '^[^[:space:]@]+@[^[:space:]@]+$' then v_part[1]
        else baton.migrating_id(p_org, v_part[1]) end;
      if v_who is null then
        return null;
      end if;
      v_absent := v_absent || jsonb_build_object('who', v_who, 'why', v_why);
    end if;
    v_rest := v_part[3];
  end loop;
  return v_absent;
end $$;

-- A route's conditions in the order and the words in which they were written.
create function baton.migrating_conditions(p_org text, p_version int, p_number int,
    out conditions jsonb, out said text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('column', name, 'values', vals) order by place, lower(name) collate "C"), '[]'),
           string_agg(translate(regexp_replace(name, '^if:', ''), '_', ' ') || ' ' || array_to_string(vals, ' or '),
                      ', ' order by place, lower(name) collate "C")
      from (
        select 1 as place, 'category' as name, r.categories as vals
          from baton.route r where r.org_id = p_org and r.version = p_version and r.number = p_number
        union all
        select 2, 'priority', r.priorities
          from baton.route r where r.org_id = p_org and r.version = p_version and r.number = p_number
        union all
        select 3, 'account_tier', r.account_tiers
          from baton.route r where r.org_id = p_org and r.version = p_version and r.number = p_number
        union all
        select 4, 'if:' || c.key, array(select jsonb_array_elements_text(c.value))
          from baton.route r, jsonb_each(r.custom) c
         where r.org_id = p_org and r.version = p_version and r.number = p_number) as conditions
     where vals <> '{}'
$$;

create function baton.migrating_owner_reason(p_org text, p_version int, p_number int, p_ticket text, p_requester text,
    p_owner text, p_said text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_read jsonb;
begin
  v_read := case
    when p_said = 'takes any ticket of this tier' then '{"code": "criteria_matched", "conditions": []}'
    when p_said like 'matches %' then (
      select jsonb_build_object('code', 'criteria_matched', 'conditions', route.conditions)
        from baton.migrating_conditions(p_org, p_version, p_number) as route
       where p_said = 'matches ' || route.said)
    when p_said = 'available' then '{"code": "available"}'
    when p_said = 'accepted nothing in the last 7 days' then '{"code": "load", "accepted": 0}'
    when p_said ~ '^has [0-9]{1,9} accepted in the last 7 days$' then
      jsonb_build_object('code', 'load', 'accepted', split_part(p_said, ' ', 2)::int)
    when p_said = 'named first' then '{"code": "first_in_order"}'
    when p_said = 'next in rotation' then '{"code": "next_in_rotation", "accepted_before": true}'
    when p_said = 'next in rotation, none yet' then '{"code": "next_in_rotation", "accepted_before": false}'
    when p_said = 'fewest of that team' then '{"code": "least_loaded"}'
    when p_said ~ '^owned it in .+ before$' then
      jsonb_build_object('code', 'owned_before', 'tier', substring(p_said from '^owned it in (.+) before$'))
    when p_said like 'backup for %' then (
      select jsonb_build_object('code', 'backup_for', 'absent', absent)
        from baton.migrating_absent(p_org, p_version, p_ticket, p_requester, p_owner, substr(p_said, 12)) as absent
       where absent is not null)
  end;
  return coalesce(v_read, baton.migrating_legacy(p_org, p_said));
end $$;

create function baton.migrating_owner_reasons(p_org text, p_version int, p_number int, p_ticket text, p_requester text,
    p_owner text, p_said text[]) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(reason order by place) filter (where reason is not null), '[]')
      from unnest(p_said) with ordinality as reasons (said, place),
           baton.migrating_owner_reason(p_org, p_version, p_number, p_ticket, p_requester, p_owner, said) as reason
     where said <> ''
$$;

create function baton.migrating_asked_reason(p_org text, p_ticket text, p_seq int, p_said text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_absent jsonb;
  v_leaver text := substring(p_said from '^(.+) left the workspace$');
begin
  if p_said = '' then
    return null;
  end if;
  if v_leaver = 'Erased person' then
    return '{"code": "leaver_replaced"}';
  end if;
  if v_leaver is not null then
    -- Whoever left had been asked.
    v_leaver := coalesce(
      (select member_id from baton.migrating_asked
        where org_id = p_org and ticket_key = p_ticket and seq = p_seq
          and member_id = baton.migrating_person(p_org, v_leaver)),
      baton.migrating_id(p_org, v_leaver));
    return case when v_leaver is null then baton.migrating_legacy(p_org, p_said)
                else jsonb_build_object('code', 'leaver_replaced', 'leaver', v_leaver) end;
  end if;
  select baton.migrating_absent(org_id, matrix_version, ticket_key, requester, previous_owner, p_said) into v_absent
    from baton.escalation
   where org_id = p_org and ticket_key = p_ticket and seq = p_seq;
  return case when v_absent is null then baton.migrating_legacy(p_org, p_said)
              else jsonb_build_object('code', 'stands_in', 'absent', v_absent) end;
end $$;

-- Retention cut what stood behind a colon, so that most sentences may come without their end.
create function baton.migrating_delivery_reason(p_org text, p_said text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_code text;
  v_part text[];
begin
  if p_said is null or p_said = '' then
    return null;
  end if;
  v_code := case p_said
    when 'There is nothing left to tell.' then 'nothing_left_to_tell'
    when 'The message it changes was never posted, or erased.' then 'message_never_posted'
    when 'Slack asked to wait.' then 'slack_asked_to_wait'
    when 'Something on the way to Slack answered in its place' then 'slack_intercepted'
    when 'Slack refused it: Baton is not installed in this workspace any more' then 'not_installed'
    when 'Baton was removed from this workspace.' then 'baton_removed'
    when 'An earlier attempt got no clear answer, so it may be there twice.' then 'perhaps_twice'
    when 'No clear answer for a day; not sent again, lest it come twice.' then 'no_clear_answer'
    when 'Email is off: RESEND_API_KEY is not set.' then 'email_off'
    when 'Email is off: no admin of this workspace agreed to it yet.' then 'email_not_agreed_to'
    when 'Only decisions are told by email.' then 'email_for_decisions_only'
    when 'This person left the workspace.' then 'recipient_left'
    when 'This person opted out of email.' then 'opted_out'
    when 'Slack shows no email address of this person.' then 'no_address'
    when 'Resend''s answer names no email.' then 'resend_named_no_mail'
    when 'Resend took an earlier attempt, whose answer was lost.' then 'resend_took_earlier'
  end;
  if v_code is not null then
    return jsonb_build_object('code', v_code);
  end if;
  select array[code, name, coalesce(part[1], '')] into v_part
    from (values
      ('message_gone', 'error', '^The message is gone from Slack(?:: (.*))?$'),
      ('slack_refused', 'error', '^Slack refused it(?:: (.*))?$'),
      ('slack_trouble', 'error', '^Slack said (.*)$'),
      ('slack_answered_http', 'status', '^Slack answered HTTP ([0-9]+)$'),
      ('slack_silent', 'detail', '^Slack did not answer(?:: (.*))?$'),
      ('token_unavailable', 'detail',
       '^(The token of .* is at its end, and .*|Another process is still fetching the token\. Try again\.|Stopped while a token was being fetched\.)$'),
      ('resend_silent', 'detail', '^Resend did not answer(?:: (.*))?$'),
      ('mail_bounced', 'detail', '^The mail bounced(?:: (.*))?$'),
      ('mail_failed', 'detail', '^The mail failed(?:: (.*))?$'),
      ('mail_suppressed', 'detail', '^Resend holds mail to this address back(?:: (.*))?$'),
      ('mail_complained', 'detail', '^Its reader marked it as spam(?:: (.*))?$'),
      ('resend_postponed', 'detail', '^(HTTP [0-9]{3}|[a-z]+(?:_[a-z]+)+(?:: .*)?)$')) as known (code, name, pattern),
      lateral (select regexp_match(p_said, pattern) as part) as found
   where part is not null
   limit 1;
  if v_part is not null then
    return jsonb_strip_nulls(jsonb_build_object('code', v_part[1], v_part[2], nullif(v_part[3], '')));
  end if;
  v_part := regexp_match(p_said, '^Resend refused it \(([0-9]+)\)(?:: (.*))?$');
  if v_part is not null then
    return jsonb_strip_nulls(jsonb_build_object('code', 'resend_refused', 'status', v_part[1], 'detail', v_part[2]));
  end if;
  return baton.migrating_legacy(p_org, p_said);
end $$;

alter table baton.escalation
  alter column because type jsonb
    using baton.migrating_owner_reasons(
      org_id, matrix_version, route_number, ticket_key, requester, previous_owner, because);
alter table baton.recipient
  alter column why drop not null,
  alter column why type jsonb using baton.migrating_asked_reason(org_id, ticket_key, seq, why);
alter table baton.delivery
  alter column error type jsonb using baton.migrating_delivery_reason(org_id, error);

-- An attempt's outcome was what came of it, then why; or why alone when it was to be tried again, and
-- when news came later that a mail had not arrived.
alter table baton.delivery_attempt add column reason jsonb;
update baton.delivery_attempt
   set (outcome, reason) = (
     select case when outcome ~ '^(begun|sent|skipped|failed)($|: )' then split_part(outcome, ':', 1)
                 when read ->> 'code' like 'mail\_%' then 'undeliverable'
                 else 'postponed' end,
            case when said <> '' then coalesce(read, '{"code": "legacy"}') end
       from (select case when outcome in ('begun', 'sent', 'skipped', 'failed') then ''
                         else regexp_replace(outcome, '^(sent|skipped|failed): ', '') end) as attempt (said),
            baton.migrating_delivery_reason(org_id, said) as read);
alter table baton.delivery_attempt
  add constraint outcome_is_known
    check (outcome in ('begun', 'postponed', 'sent', 'failed', 'skipped', 'undeliverable'));

drop function baton.migrating_owner_reasons(text, int, int, text, text, text, text[]);
drop function baton.migrating_owner_reason(text, int, int, text, text, text, text);
drop function baton.migrating_conditions(text, int, int);
drop function baton.migrating_asked_reason(text, text, int, text);
drop function baton.migrating_absent(text, int, text, text, text, text);
drop function baton.migrating_named_person(text, int, text, text);
drop function baton.migrating_person(text, text);
drop function baton.migrating_id(text, text);
drop function baton.migrating_delivery_reason(text, text);
drop function baton.migrating_legacy(text, text);
drop table baton.migrating_named;
drop table baton.migrating_asked;
drop index baton.migrating_member_name;
drop index baton.migrating_member_erased;
-- Names are not in these columns any more.
drop function baton.without_name(text, text);

alter table baton.member force row level security;
alter table baton.route force row level security;
alter table baton.ticket force row level security;
alter table baton.escalation force row level security;
alter table baton.acceptance force row level security;
alter table baton.recipient force row level security;
alter table baton.delivery_attempt force row level security;
