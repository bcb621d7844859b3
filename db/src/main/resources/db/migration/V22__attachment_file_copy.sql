-- Files that people gave with a request: how Slack calls them and what they are named. What is in them stays in Slack.
create table baton.attachment (
  org_id         text        not null references baton.workspace,
  ticket_key     text        not null,
  seq            int         not null,
  position       int         not null check (position >= 0),
  file_id        text,
  name           text        not null check (name <> ''),
  size           bigint      check (size >= 0),
  mimetype       text,
  given_by       text        not null,
  given_at       timestamptz not null,
  information_id uuid,
  trouble        text,
  primary key (org_id, ticket_key, seq, position),
  unique (org_id, ticket_key, seq, file_id),
  foreign key (org_id, ticket_key, seq) references baton.escalation (org_id, ticket_key, seq),
  foreign key (org_id, ticket_key, seq, information_id)
    references baton.information (org_id, ticket_key, seq, information_id)
);
create index attachment_by_giver on baton.attachment (org_id, given_by);

comment on column baton.attachment.file_id is 'Slack''s id of the original; null once it was erased';
comment on column baton.attachment.information_id is 'what it was added with; null where it came with the form';
comment on column baton.attachment.trouble is 'code of why nobody has a copy; null while nothing is known to be wrong';

-- Copies that Baton put into Slack for somebody. The row comes before the file, so that each can be deleted.
create table baton.file_copy (
  org_id      text not null references baton.workspace,
  copy_id     text not null,
  delivery_id uuid not null,
  ticket_key  text not null,
  seq         int  not null,
  position    int  not null,
  state       text not null default 'begun' check (state in ('begun', 'shared', 'deleted', 'kept')),
  primary key (org_id, copy_id),
  foreign key (org_id, delivery_id) references baton.delivery (org_id, delivery_id),
  foreign key (org_id, ticket_key, seq, position) references baton.attachment (org_id, ticket_key, seq, position)
);
create index file_copy_by_delivery on baton.file_copy (org_id, delivery_id);
create index file_copy_by_attachment on baton.file_copy (org_id, ticket_key, seq, position);

comment on column baton.file_copy.state is
  'begun: an upload that nobody may see yet; shared: in a conversation; deleted: gone from Slack; kept: Slack does not delete it';

alter table baton.attachment enable row level security;
alter table baton.attachment force row level security;
create policy one_workspace on baton.attachment using (org_id = nullif(current_setting('baton.org_id', true), ''));
alter table baton.file_copy enable row level security;
alter table baton.file_copy force row level security;
create policy one_workspace on baton.file_copy using (org_id = nullif(current_setting('baton.org_id', true), ''));
