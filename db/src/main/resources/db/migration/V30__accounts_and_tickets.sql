-- Customers, and what is known of a ticket besides who has it. A ticket may belong to nobody until somebody takes it.
-- The owner of the tables is held by row-level security too; what is read and checked here is let through until the end.
alter table baton.ticket no force row level security;
alter table baton.escalation no force row level security;
alter table baton.acceptance no force row level security;

-- People stand by address, as in the matrix: not everybody who looks after a customer is in Slack.
create table baton.account (
  org_id               text        not null references baton.workspace,
  account_id           uuid        not null,
  name                 text        not null check (name <> ''),
  folded_name          text        not null check (folded_name <> ''),
  tier                 text        check (tier <> ''),
  contract_value_minor bigint      check (contract_value_minor >= 0),
  currency             text        check (currency ~ '^[A-Z]{3}$'),
  health               text        check (health in ('green', 'yellow', 'red')),
  health_note          text,
  renewal_on           date,
  owner                text,
  backup_owner         text,
  executive            text,
  external_id          text        check (external_id <> ''),
  stamps               jsonb       not null default '{}' check (jsonb_typeof(stamps) = 'object'),
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  primary key (org_id, account_id),
  constraint account_by_name unique (org_id, folded_name),
  constraint account_by_external_id unique (org_id, external_id),
  constraint value_with_currency check ((contract_value_minor is null) = (currency is null))
);
create index account_of_owner on baton.account (org_id, owner);
create index account_of_backup on baton.account (org_id, backup_owner);
create index account_of_executive on baton.account (org_id, executive);
comment on column baton.account.stamps is 'For each field when it was so, by which event, from where: the newest wins';

-- Escalated is no status: a request that waits, or a tier above the entry, says so.
alter table baton.ticket
  alter column first_owner drop not null,
  add column account_id             uuid,
  add column title                  text,
  add column description            text,
  add column contact                text,
  add column status                 text not null default 'open'
    constraint ticket_status check (status in ('open', 'in_progress', 'waiting', 'resolved', 'closed')),
  add column opened_at              timestamptz,
  add column customer_waiting_since timestamptz,
  add column first_response_at      timestamptz,
  add column resolved_at            timestamptz,
  add column closed_at              timestamptz,
  add column merged_into            text,
  add column exempt_because         text,
  add column external_id            text check (external_id <> ''),
  add column source                 text,
  add column updated_at             timestamptz,
  add column stamps                 jsonb not null default '{}' check (jsonb_typeof(stamps) = 'object'),
  add column unowned boolean generated always as (first_owner is null) stored,
  add constraint ticket_of_account foreign key (org_id, account_id) references baton.account (org_id, account_id),
  add constraint merged_into_another check (merged_into <> ticket_key),
  add constraint merged_into_ticket foreign key (org_id, merged_into) references baton.ticket (org_id, ticket_key),
  add constraint ticket_unowned unique (org_id, unowned, ticket_key);
comment on column baton.ticket.opened_at is 'When the customer opened it; null where nobody said';
comment on column baton.ticket.stamps is 'For each field when it was so, by which event, from where: the newest wins';
create index ticket_of_account_opened on baton.ticket (org_id, account_id, opened_at) where account_id is not null;
create index ticket_by_external_id on baton.ticket (org_id, external_id) where external_id is not null;
-- Those that wait for an owner are few beside those that were once imported.
create index ticket_unowned_open on baton.ticket (org_id, opened_at) where unowned and status not in ('resolved', 'closed');

-- Who took a ticket that nobody owned, or was given it by its lead: once, only added.
create table baton.first_taking (
  org_id     text        not null,
  ticket_key text        not null,
  owner      text        not null check (owner <> 'baton'),
  given_by   text        not null check (given_by <> 'baton'),
  taken_at   timestamptz not null,
  unowned    boolean     not null default true check (unowned),
  primary key (org_id, ticket_key),
  -- Only of a ticket that began without an owner.
  foreign key (org_id, unowned, ticket_key) references baton.ticket (org_id, unowned, ticket_key)
);
create index first_taking_of_owner on baton.first_taking (org_id, owner);

do $$
declare t text;
begin
  foreach t in array array['account', 'first_taking'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- Nobody may have owned the ticket when it was handed on; then taking the approval back leaves it to nobody again.
-- A key that holds a null is not looked at, so the keys that guard a taking back hold '' for nobody.
alter table baton.acceptance drop constraint undoes_an_approval;
alter table baton.escalation
  alter column previous_owner drop not null,
  drop constraint takes_back_a_bounce,
  drop constraint decision_to_undo,
  drop constraint a_reassignment_stays_in_its_tier,
  add column owner_before text generated always as (coalesce(previous_owner, '')) stored,
  add constraint somebody_owned_it check (previous_owner <> ''),
  add constraint a_reassignment_stays_in_its_tier
    check (kind <> 'reassign' or (from_tier = to_tier and previous_owner is distinct from proposed_owner
                                  and state in ('pending', 'approved') and num_nonnulls(resend_of, supersedes, takes_back) = 0)),
  add constraint decision_to_undo
    unique (org_id, ticket_key, seq, from_tier, state, owner_before, decided_by, undo_until),
  add constraint takes_back_a_bounce
    foreign key (org_id, ticket_key, takes_back, from_tier, takes_back_state, owner_before, taken_back_by, taken_back_until)
    references baton.escalation (org_id, ticket_key, seq, from_tier, state, owner_before, decided_by, undo_until);
alter table baton.acceptance
  alter column new_owner drop not null,
  add column given_to text generated always as (coalesce(new_owner, '')) stored,
  add constraint an_approval_names_its_owner check (new_owner <> '' and (new_owner is not null or kind = 'taken_back')),
  add constraint undoes_an_approval
    foreign key (org_id, ticket_key, taken_back_seq, to_tier, state, given_to, accepted_by, undo_until)
    references baton.escalation (org_id, ticket_key, seq, from_tier, state, owner_before, decided_by, undo_until);

-- A taking back that leaves it to nobody leaves it to who took it meanwhile. What is known of the account comes before what
-- somebody typed of it.
create or replace view baton.ticket_now with (security_invoker = true) as
  select t.org_id, t.ticket_key, t.shown_key, t.entry_tier, coalesce(t.first_owner, f.owner) as first_owner, t.last_seq,
         t.category, t.priority, coalesce(c.tier, t.account_tier) as account_tier,
         coalesce(c.name, t.customer) as customer, t.created_at,
         coalesce(a.new_owner, t.first_owner, f.owner) as owner,
         coalesce(a.to_tier, t.entry_tier)             as tier,
         coalesce(a.accepted_at, f.taken_at)           as owned_since,
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

alter table baton.ticket force row level security;
alter table baton.escalation force row level security;
alter table baton.acceptance force row level security;
