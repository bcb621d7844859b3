-- The tenant tables. Every one of them leads its key with org_id (Slack's own id of the workspace),
-- because a row without a workspace must be impossible to write and, later, to place on a shard.

create table baton.workspace (
  org_id              text primary key check (org_id <> ''),
  name                text not null,
  ticket_prefix       text not null default '',
  ticket_pattern      text not null default '[A-Z]{0,10}-?[0-9]{1,12}',
  ticket_url_template text,
  live_matrix_version int,
  email_consent_by    text,
  email_consent_at    timestamptz,
  created_at          timestamptz not null
);

-- People as Slack knows them; identity is Slack's id, the address is only a way to find it.
create table baton.member (
  org_id        text        not null references baton.workspace,
  member_id     text        not null,
  email         text,
  name          text        not null,
  tz            text        not null,
  kind          text        not null check (kind in ('full', 'guest', 'bot', 'stranger')),
  slack_role    text        not null check (slack_role in ('member', 'admin', 'owner')),
  deactivated   boolean     not null,
  away          boolean     not null,
  away_until    timestamptz,
  email_opt_out boolean     not null default false,
  refreshed_at  timestamptz not null,
  primary key (org_id, member_id)
);
create index member_email on baton.member (org_id, email);

create table baton.role_grant (
  org_id     text        not null references baton.workspace,
  member_id  text        not null,
  role       text        not null check (role in ('manager', 'admin')),
  granted_by text        not null,
  granted_at timestamptz not null,
  primary key (org_id, member_id, role)
);

-- Versions are only ever added: what was decided under version 3 must stay readable under version 9.
create table baton.matrix_version (
  org_id     text        not null references baton.workspace,
  version    int         not null check (version > 0),
  source     text        not null,
  sha256     text        not null,
  applied_by text        not null,
  applied_at timestamptz not null,
  primary key (org_id, version)
);

alter table baton.workspace
  add foreign key (org_id, live_matrix_version) references baton.matrix_version (org_id, version);

create table baton.route (
  org_id                text   not null,
  version               int    not null,
  number                int    not null,
  from_tier             text   not null,
  to_tier               text   not null,
  categories            text[] not null,
  priorities            text[] not null,
  account_tiers         text[] not null,
  custom                jsonb  not null,
  criteria              text   not null,
  checklist             text[] not null,
  owners                text[] not null,
  backup_owners         text[] not null,
  pick                  text   not null check (pick in ('order', 'rotate', 'least')),
  leads                 text[] not null,
  backup_leads          text[] not null,
  managers              text[] not null,
  accept_within_seconds bigint,
  hours                 text,
  channel               text,
  primary key (org_id, version, number),
  foreign key (org_id, version) references baton.matrix_version (org_id, version)
);

-- A ticket keeps its first owner and entry tier; who owns it now is never a column, see acceptance.
create table baton.ticket (
  org_id       text        not null references baton.workspace,
  ticket_key   text        not null check (ticket_key <> ''),
  shown_key    text        not null,
  first_owner  text        not null,
  entry_tier   text        not null,
  last_seq     int         not null default 0 check (last_seq >= 0),
  category     text,
  priority     text,
  account_tier text,
  customer     text,
  created_at   timestamptz not null,
  primary key (org_id, ticket_key)
);

create table baton.escalation (
  org_id         text        not null,
  ticket_key     text        not null,
  seq            int         not null check (seq > 0),
  escalation_id  uuid        not null,
  draft_id       uuid        not null,
  state          text        not null check (state in ('pending', 'approved', 'bounced', 'withdrawn', 'closed')),
  kind           text        not null check (kind in ('forward', 'sideways', 'hand_back')),
  from_tier      text        not null,
  to_tier        text        not null,
  requester      text        not null,
  previous_owner text        not null,
  proposed_owner text        not null,
  because        text[]      not null,
  reason         text        not null,
  steps_tried    text        not null,
  checklist      jsonb       not null,
  category       text,
  priority       text        not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  account_tier   text,
  customer       text,
  custom         jsonb       not null,
  matrix_version int         not null,
  route_number   int         not null,
  criteria       text        not null,
  channel        text,
  resend_of      int,
  supersedes     int,
  requested_at   timestamptz not null,
  decide_by      timestamptz not null,
  version        int         not null default 1 check (version > 0),
  decided_by     text,
  decided_at     timestamptz,
  override       boolean     not null default false,
  new_owner      text,
  bounce_code    text        check (bounce_code in ('missing_information', 'wrong_tier', 'not_enough_tried', 'duplicate',
                                                    'already_solved', 'no_capacity', 'other')),
  bounce_note    text,
  bounce_tier    text,
  bounce_ticket  text,
  -- Points at the acceptance once approved and at nothing before: no approval without its acceptance.
  accepted_seq   int generated always as (case when state = 'approved' then seq end) stored,
  primary key (org_id, ticket_key, seq),
  unique (org_id, draft_id),
  unique (org_id, escalation_id),
  constraint decision unique (org_id, ticket_key, seq, to_tier, state, new_owner, decided_by, decided_at),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key),
  foreign key (org_id, matrix_version, route_number) references baton.route (org_id, version, number),
  foreign key (org_id, ticket_key, resend_of) references baton.escalation (org_id, ticket_key, seq),
  foreign key (org_id, ticket_key, supersedes) references baton.escalation (org_id, ticket_key, seq),
  constraint looks_back check (resend_of < seq and supersedes < seq),
  constraint settled_once check ((state = 'pending') = (decided_at is null) and (state = 'pending') = (decided_by is null)),
  constraint approved_for_someone check ((state = 'approved') = (new_owner is not null)),
  constraint bounced_with_code check ((state = 'bounced') = (bounce_code is not null)
    and (state = 'bounced') = (bounce_note is not null)
    and (bounce_tier is null or bounce_code = 'wrong_tier') and (bounce_ticket is null or bounce_code = 'duplicate')),
  constraint overridden_by_decision check (not override or state in ('approved', 'bounced')),
  -- Except on a hand-back to whoever owned it before, and that person is the proposed owner.
  constraint nobody_gains_by_their_own_request
    check (new_owner <> requester or (kind = 'hand_back' and new_owner = proposed_owner)),
  constraint nobody_decides_their_own check (state not in ('approved', 'bounced') or decided_by <> requester)
);
-- Two people filing the same ticket at the same time: the second insert fails here, whatever the code did.
create unique index one_pending_per_ticket on baton.escalation (org_id, ticket_key) where state = 'pending';
create index escalation_by_time on baton.escalation (org_id, requested_at, ticket_key, seq);

-- Ownership is the latest of these rows. State is repeated and fixed so that the foreign key can demand an approved escalation.
create table baton.acceptance (
  org_id      text        not null,
  ticket_key  text        not null,
  seq         int         not null,
  to_tier     text        not null,
  state       text        not null default 'approved' check (state = 'approved'),
  new_owner   text        not null,
  accepted_by text        not null,
  accepted_at timestamptz not null,
  primary key (org_id, ticket_key, seq),
  -- Of an approved escalation only; to the tier and the owner its decision named, by who decided.
  foreign key (org_id, ticket_key, seq, to_tier, state, new_owner, accepted_by, accepted_at)
    references baton.escalation (org_id, ticket_key, seq, to_tier, state, new_owner, decided_by, decided_at)
);
create index acceptance_by_owner on baton.acceptance (org_id, new_owner, accepted_at);

alter table baton.escalation
  add constraint approved_has_acceptance foreign key (org_id, ticket_key, accepted_seq)
    references baton.acceptance (org_id, ticket_key, seq) deferrable initially deferred;

create view baton.ticket_now with (security_invoker = true) as
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
       order by seq desc
       limit 1) a on true;

-- Whoever was sent the request may decide it.
create table baton.recipient (
  org_id     text        not null,
  ticket_key text        not null,
  seq        int         not null,
  member_id  text        not null,
  position   int         not null,
  role       text        not null check (role in ('lead', 'backup_lead', 'lead_above', 'manager')),
  why        text        not null,
  added_at   timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, ticket_key, seq, member_id),
  foreign key (org_id, ticket_key, seq) references baton.escalation (org_id, ticket_key, seq)
);

create table baton.information (
  org_id         text        not null,
  ticket_key     text        not null,
  seq            int         not null,
  information_id uuid        not null,
  author         text        not null,
  content        text        not null,
  added_at       timestamptz not null,
  primary key (org_id, ticket_key, seq, information_id),
  foreign key (org_id, ticket_key, seq) references baton.escalation (org_id, ticket_key, seq)
);

create table baton.draft (
  org_id       text        not null references baton.workspace,
  root_view_id text        not null,
  draft_id     uuid        not null,
  author       text        not null,
  answers      jsonb       not null,
  created_at   timestamptz not null,
  primary key (org_id, root_view_id),
  unique (org_id, draft_id)
);

-- One Slack message, one change of it, or one email to one recipient, with its outcome kept as evidence.
create table baton.delivery (
  org_id      text        not null references baton.workspace,
  delivery_id uuid        not null,
  kind        text        not null,
  medium      text        not null check (medium in ('slack', 'email')),
  recipient   text        not null,
  roles       text[]      not null,
  ticket_key  text,
  seq         int,
  updates     uuid,
  detail      jsonb       not null,
  state       text        not null check (state in ('queued', 'sent', 'failed', 'skipped', 'undeliverable')),
  attempts    int         not null default 0,
  address     text,
  external_id text,
  error       text,
  created_at  timestamptz not null,
  next_at     timestamptz,
  settled_at  timestamptz,
  primary key (org_id, delivery_id),
  foreign key (org_id, updates) references baton.delivery (org_id, delivery_id)
);
create index delivery_of_escalation on baton.delivery (org_id, ticket_key, seq, created_at);
-- An update waits for what was queued before it for the same message.
create index delivery_of_message on baton.delivery (org_id, updates, created_at) where updates is not null;
create index delivery_told on baton.delivery (org_id, recipient, kind);
create index delivery_external on baton.delivery (org_id, external_id) where external_id is not null;

create table baton.delivery_attempt (
  org_id      text        not null,
  delivery_id uuid        not null,
  attempt     int         not null,
  at          timestamptz not null,
  outcome     text        not null,
  primary key (org_id, delivery_id, attempt),
  foreign key (org_id, delivery_id) references baton.delivery (org_id, delivery_id)
);

-- The audited log. The event holds no text, so that content can be erased and the chain still verifies.
create table baton.audit_event (
  org_id     text        not null references baton.workspace,
  number     bigint      not null check (number > 0),
  at         timestamptz not null,
  kind       text        not null,
  actor      text        not null,
  surface    text        not null,
  ticket_key text,
  seq        int,
  digest     text        not null,
  previous   text        not null,
  hash       text        not null,
  primary key (org_id, number)
);
create index audit_event_of_ticket on baton.audit_event (org_id, ticket_key, number);

create table baton.audit_content (
  org_id  text   not null,
  number  bigint not null,
  salt    text   not null,
  content text   not null,
  primary key (org_id, number),
  foreign key (org_id, number) references baton.audit_event (org_id, number)
);

create table baton.audit_head (
  org_id text   primary key references baton.workspace,
  number bigint not null,
  hash   text   not null
);

-- One workspace per transaction. Forced, so that not even the owner of the tables reads across.
do $$
declare t text;
begin
  for t in select relname from pg_class where relnamespace = 'baton'::regnamespace and relkind = 'r' loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- A decided escalation is frozen: only pending rows can be changed, into anything.
create policy decided_is_frozen on baton.escalation as restrictive for update
  using (state = 'pending') with check (true);

-- Nothing enters decided: an approval is a change of what was filed, never a first row.
create policy filed_pending on baton.escalation as restrictive for insert
  with check (state = 'pending' and version = 1);
