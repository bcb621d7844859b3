-- Reports read these alone, without the rows themselves: a year of a busy workspace is half a million requests.
create index escalation_figures on baton.escalation (org_id, requested_at)
  include (state, kind, decided_at, decide_by, from_tier, to_tier, account_tier, priority, category, bounce_code, customer,
           requester, decided_by, new_owner, ticket_key, seq);
-- What was taken back is little, and is left out of every figure.
create index escalation_taking_back on baton.escalation (org_id, ticket_key, takes_back) where takes_back is not null;
create index acceptance_taken_back on baton.acceptance (org_id, ticket_key, seq) where kind = 'taken_back';
create index ticket_by_opening on baton.ticket (org_id, opened_at)
  include (priority, category, account_tier, account_id, customer, merged_into, ticket_key) where opened_at is not null;
create index ticket_by_resolution on baton.ticket (org_id, resolved_at)
  include (opened_at, priority, category, account_tier, account_id, customer, merged_into, ticket_key) where resolved_at is not null;
create index clock_by_settling on baton.clock (org_id, (coalesce(breached_at, stopped_at)))
  where kind in ('first_response', 'resolution') and coalesce(breached_at, stopped_at) is not null;
