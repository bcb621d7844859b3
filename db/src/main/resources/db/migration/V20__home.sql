-- What one person's App Home shows, from when they first opened it. Kept here and not in a process's memory, so that
-- whichever process sees a change knows whose page to draw anew.
create table baton.home (
  org_id     text        not null references baton.workspace,
  member_id  text        not null,
  opened_at  timestamptz not null,
  tab        text        not null check (tab in ('work', 'settings')),
  pages      jsonb       not null,
  ordered    bigint      not null check (ordered >= 0),
  drawn      bigint      not null check (drawn >= 0 and drawn <= ordered),
  drawn_at   timestamptz,
  primary key (org_id, member_id)
);
comment on column baton.home.opened_at is 'when they last opened it or clicked in it';
comment on column baton.home.pages is 'how many entries of a list were paged past, by the list''s code';
comment on column baton.home.ordered is 'grows with every reason to draw it; an order of an earlier number does nothing';
comment on column baton.home.drawn is 'the newest order that was carried out';
create index home_by_opening on baton.home (org_id, opened_at);

alter table baton.home enable row level security;
alter table baton.home force row level security;
create policy one_workspace on baton.home using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- What App Home lists of the requests that somebody made, and of messages that did not arrive.
create index escalation_of_requester_open on baton.escalation (org_id, requester) where state in ('pending', 'bounced');
create index delivery_lost on baton.delivery (org_id, created_at) where state in ('failed', 'undeliverable');
