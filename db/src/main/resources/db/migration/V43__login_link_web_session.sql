-- Who is signed in on Baton's pages, and the links by which one signs in. Only digests stand here: whoever reads these tables
-- can sign in nowhere. What is over is deleted, because nothing of it is history.
create table baton.login_link (
  org_id     text        not null references baton.workspace,
  digest     text        not null,
  member_id  text        not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  primary key (org_id, digest)
);
create index login_link_of_member on baton.login_link (org_id, member_id);
create index login_link_over on baton.login_link (org_id, expires_at);
comment on column baton.login_link.digest is 'SHA-256 of the secret in the link; a link that was used is deleted';

create table baton.web_session (
  org_id    text        not null references baton.workspace,
  digest    text        not null,
  member_id text        not null,
  began_at  timestamptz not null,
  seen_at   timestamptz not null,
  ends_at   timestamptz not null check (ends_at > began_at),
  primary key (org_id, digest)
);
create index web_session_of_member on baton.web_session (org_id, member_id);
create index web_session_over on baton.web_session (org_id, ends_at);
comment on column baton.web_session.digest is 'SHA-256 of the secret in the cookie';
comment on column baton.web_session.seen_at is 'last request, to a few minutes';
comment on column baton.web_session.ends_at is 'ends then, however busy';

do $$
declare t text;
begin
  foreach t in array array['login_link', 'web_session'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- The board shows the tickets that are open, those of which something was said last first, and what ended lately.
create index ticket_on_board on baton.ticket (org_id, (coalesce(updated_at, created_at)) desc)
  where status not in ('resolved', 'closed');
create index ticket_ended on baton.ticket (org_id, (coalesce(closed_at, resolved_at, updated_at, created_at)) desc)
  where status in ('resolved', 'closed');
