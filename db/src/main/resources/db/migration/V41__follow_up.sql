-- After a ticket that had been in the last tier is resolved, somebody asks the customer how it went.
create table baton.follow_up (
  org_id       text        not null references baton.workspace,
  follow_up_id uuid        not null,
  account_id   uuid        not null,
  ticket_key   text        not null,
  resolved_at  timestamptz not null,
  asked        text[]      not null check (cardinality(asked) > 0),
  due_at       timestamptz not null,
  created_at   timestamptz not null,
  outcome      text        check (outcome <> ''),
  done_by      text,
  done_at      timestamptz,
  primary key (org_id, follow_up_id),
  -- Once for each time that the ticket was resolved.
  unique (org_id, ticket_key, resolved_at),
  foreign key (org_id, account_id) references baton.account (org_id, account_id),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key),
  constraint done_by_somebody check (num_nonnulls(outcome, done_by, done_at) in (0, 3))
);
comment on column baton.follow_up.asked is 'Slack ids of who was told of it: the account owner, or who stands in';
create index follow_up_of_account on baton.follow_up (org_id, account_id, done_at) where done_at is not null;

alter table baton.follow_up enable row level security;
alter table baton.follow_up force row level security;
create policy one_workspace on baton.follow_up using (org_id = nullif(current_setting('baton.org_id', true), ''));
