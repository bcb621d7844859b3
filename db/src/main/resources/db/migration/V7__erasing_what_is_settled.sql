-- Why somebody was asked is content too, and holds names: the functions of V4, which run as the
-- tables' owner, blank it on settled requests; nobody else may touch those.
drop policy taken_back_while_pending on baton.recipient;
create policy taken_back_while_pending on baton.recipient as restrictive for update
  using (exists (select 1 from baton.escalation e
                  where e.org_id = recipient.org_id and e.ticket_key = recipient.ticket_key
                    and e.seq = recipient.seq and e.state = 'pending')
         or current_user = (select pg_get_userbyid(relowner) from pg_class
                             where oid = 'baton.recipient'::regclass));
