-- A workspace's installation of Baton: its tokens, and its end. One row, kept through reinstalls.
-- Tokens are ciphertext; the keys are in the environment, so that a copy of the database opens no Slack.
create table baton.installation (
  org_id        text        primary key references baton.workspace,
  org_wide      boolean     not null default false,
  bot_user      text,
  token         text,
  refresh_token text,
  -- Of a rotating token; one that does not rotate has none.
  expires_at    timestamptz,
  -- Whose turn it is to ask Slack for the next token ends then, whether or not the answer came.
  refresh_until timestamptz,
  -- Another token, another version: an answer that comes late is not written over a newer one.
  version       int         not null default 1 check (version > 0),
  installed_by  text,
  installed_at  timestamptz,
  left_at       timestamptz,
  left_why      text        check (left_why in ('uninstalled', 'revoked', 'erased')),
  erase_at      timestamptz,
  constraint left_with_a_date check ((left_at is null) = (erase_at is null) and (left_at is null) = (left_why is null)),
  constraint left_without_tokens check (left_at is null or (token is null and refresh_token is null))
);
alter table baton.installation enable row level security;
alter table baton.installation force row level security;
create policy one_workspace on baton.installation using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- An install that was begun in a browser. Hashes only: who reads this table can finish nobody's install.
create table platform.oauth_state (
  state_hash   text        primary key check (state_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text        not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  expires_at   timestamptz not null
);
create index oauth_state_expires_at on platform.oauth_state (expires_at);

-- Which escalations follow a route is asked once per route when a workspace is erased.
create index escalation_by_route on baton.escalation (org_id, matrix_version, route_number);

-- The only way history is ever deleted: the whole workspace, the one of this transaction, when its
-- day has come. Runs as the owner because the app's role may delete none of it; the owner is held
-- by row-level security too. All tables in one statement, so that their keys are looked at once
-- everything is gone, and a table added later is erased without being named here.
create function baton.erase_workspace(at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant text := nullif(current_setting('baton.org_id', true), '');
  erasing text;
begin
  perform from baton.installation where org_id = org and left_at is not null and erase_at <= at for update;
  if not found then
    raise exception 'The erasure of this workspace is not due.' using errcode = 'insufficient_privilege';
  end if;
  select 'with ' || string_agg(format('%I as (delete from baton.%I where org_id = $1)', 'erased_' || relname, relname), ', ')
      || ' select'
    into erasing
    from pg_class
   where relnamespace = 'baton'::regnamespace and relkind in ('r', 'p') and not relispartition;
  execute erasing using org;
end $$;
revoke all on function baton.erase_workspace(timestamptz) from public;
