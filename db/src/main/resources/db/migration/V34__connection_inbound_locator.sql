-- What other programs send of tickets and accounts, and what lets them.

-- Where a request names its workspace by a secret alone, its hash leads there before the first query under the
-- workspace's policy. It holds no secret and no customer data.
create table platform.locator (
  kind       text        not null check (kind ~ '^[a-z_]+$'),
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  org_id     text        not null check (org_id <> ''),
  expires_at timestamptz,
  primary key (kind, sha256)
);
create index locator_of_workspace on platform.locator (org_id);
comment on column platform.locator.expires_at is 'From then on it leads nowhere; null for as long as it stands';

-- One program that may send. Secrets are sealed, bound to what they are, the workspace and the connection.
create table baton.connection (
  org_id           text        not null references baton.workspace,
  connection_id    uuid        not null,
  kind             text        not null check (kind ~ '^[a-z_]+$'),
  name             text        not null check (name <> ''),
  path_sha256      text        check (path_sha256 ~ '^[0-9a-f]{64}$'),
  path             text,
  secret           text,
  secret_old       text,
  secret_old_until timestamptz,
  created_by       text        not null,
  created_at       timestamptz not null,
  rotated_at       timestamptz,
  off_at           timestamptz,
  off_by           text,
  primary key (org_id, connection_id),
  constraint connection_by_path unique (org_id, path_sha256),
  constraint off_holds_no_secret
    check (off_at is null or num_nonnulls(path_sha256, path, secret, secret_old, secret_old_until) = 0),
  constraint off_by_somebody check ((off_at is null) = (off_by is null)),
  constraint old_secret_ends check ((secret_old is null) = (secret_old_until is null))
);
comment on column baton.connection.path is 'the last part of its address, sealed';

-- Each event once by its sender's id, of one connection of one workspace: nobody can use up the ids of another.
create table baton.inbound (
  org_id        text        not null,
  connection_id uuid        not null,
  event_id      text        not null check (event_id <> ''),
  inbound_id    uuid        not null,
  received_at   timestamptz not null,
  signed_at     timestamptz not null,
  type          text,
  ticket_key    text,
  account       text,
  state         text        not null default 'new' check (state in ('new', 'applied', 'ignored', 'refused')),
  reason        text,
  detail        text,
  settled_at    timestamptz,
  size          int         not null check (size >= 0),
  body          text,
  named         text[]      not null default '{}',
  primary key (org_id, connection_id, event_id),
  constraint inbound_by_id unique (org_id, inbound_id),
  foreign key (org_id, connection_id) references baton.connection (org_id, connection_id),
  constraint settled_when_not_new check ((state = 'new') = (settled_at is null))
);
create index inbound_newest on baton.inbound (org_id, connection_id, received_at desc);
create index inbound_received on baton.inbound (org_id, received_at);
create index inbound_named on baton.inbound using gin (named);
comment on column baton.inbound.body is 'sealed; null once it was erased';
comment on column baton.inbound.named is 'hashes of the addresses in the body, by which a person''s data is found while it is sealed';
comment on column baton.inbound.reason is 'code of why it was ignored or refused, or of what was left out of one that was applied';

-- What was refused before its signature was right leaves a figure and nothing of what was sent.
create table baton.inbound_refusal (
  org_id        text        not null,
  connection_id uuid        not null,
  hour          timestamptz not null,
  reason        text        not null check (reason <> ''),
  count         bigint      not null check (count > 0),
  last_at       timestamptz not null,
  primary key (org_id, connection_id, hour, reason),
  foreign key (org_id, connection_id) references baton.connection (org_id, connection_id)
);

do $$
declare t text;
begin
  foreach t in array array['connection', 'inbound', 'inbound_refusal'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- Which program a ticket belongs to, and whether it is gone there: deleted, spam, or merged into another.
alter table baton.ticket no force row level security;
alter table baton.ticket
  add column connection_id uuid,
  add column gone          text check (gone in ('deleted', 'spam', 'merged')),
  add column gone_into     text,
  add constraint ticket_of_connection foreign key (org_id, connection_id) references baton.connection (org_id, connection_id),
  add constraint merged_somewhere check ((gone is not distinct from 'merged') = (gone_into is not null));
create index ticket_of_gone_into on baton.ticket (org_id, gone_into) where gone_into is not null;
comment on column baton.ticket.gone_into is 'what was said of where it went; merged_into is what holds, which is nothing in a circle';
alter table baton.ticket force row level security;
alter table baton.connection force row level security;
alter table baton.inbound force row level security;
alter table baton.inbound_refusal force row level security;
