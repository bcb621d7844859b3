-- Who works on a ticket at its help desk. Until the first request for it is filed that is its owner; from then on the gate
-- decides, and what stands here as owner stays what it was at that moment.
alter table baton.ticket no force row level security;
alter table baton.ticket
  add column desk_assignee text check (desk_assignee <> ''),
  add column desk_owner    text check (desk_owner <> '' and desk_owner <> 'baton');
comment on column baton.ticket.desk_assignee is 'the help desk''s own id of who it is assigned to there; null for nobody';
comment on column baton.ticket.desk_owner is 'Slack id of who that was while nothing had been filed for it; null where nobody knows';
create index ticket_by_desk_owner on baton.ticket (org_id, desk_owner) where desk_owner is not null;
create index ticket_by_desk_assignee on baton.ticket (org_id, connection_id, desk_assignee) where desk_assignee is not null;
alter table baton.ticket force row level security;

alter table baton.connection
  add column people jsonb not null default '{}' check (jsonb_typeof(people) = 'object');
comment on column baton.connection.people is 'of ids at the help desk the Slack ids, as an admin said';

create or replace view baton.ticket_now with (security_invoker = true) as
  select t.org_id, t.ticket_key, t.shown_key, t.entry_tier, coalesce(t.desk_owner, t.first_owner, f.owner) as first_owner,
         t.last_seq, t.category, t.priority, coalesce(c.tier, t.account_tier) as account_tier,
         coalesce(c.name, t.customer) as customer, t.created_at,
         coalesce(a.new_owner, t.desk_owner, t.first_owner, f.owner) as owner,
         coalesce(a.to_tier, t.entry_tier)                           as tier,
         coalesce(a.accepted_at, f.taken_at)                         as owned_since,
         t.account_id, t.title, t.status, t.opened_at, t.customer_waiting_since, t.first_response_at, t.resolved_at,
         t.closed_at, t.merged_into, t.exempt_because
    from baton.ticket t
    left join baton.first_taking f on f.org_id = t.org_id and f.ticket_key = t.ticket_key
    left join baton.account c on c.org_id = t.org_id and c.account_id = t.account_id
    left join lateral (
      select new_owner, to_tier, accepted_at
        from baton.acceptance
       where org_id = t.org_id and ticket_key = t.ticket_key
       order by seq desc, kind desc
       limit 1) a on true;
