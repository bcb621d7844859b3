-- Changes of one message run in the order of a counter that stands on the message's own row and is
-- raised by whoever queues a change. Their times cannot say it: they are read before the lock.
alter table baton.delivery no force row level security;
alter table baton.delivery_attempt no force row level security;

alter table baton.delivery
  add column number      bigint  not null default 0,
  add column last_number bigint  not null default 0,
  add column doubt_since timestamptz,
  add column under_way_since  timestamptz,
  add column held        boolean not null default false,
  add column owed_since  timestamptz;

comment on column baton.delivery.number is 'of a change: its place among those of its message, from 1; else 0';
comment on column baton.delivery.last_number is 'of a message: the place of the change that was queued last';
comment on column baton.delivery.doubt_since is 'when the first attempt began that may have been taken; null while none may';
comment on column baton.delivery.under_way_since is 'when the last such attempt began, if its request may still be under way';
comment on column baton.delivery.held is 'waits, without work of its own in the queue, until its medium is mended';
comment on column baton.delivery.owed_since is 'since when it could be sent again after it was held; null when it never was';

update baton.delivery d set number = counted.place
  from (select org_id, delivery_id,
               row_number() over (partition by org_id, updates order by created_at, delivery_id) as place
          from baton.delivery where updates is not null) counted
 where d.org_id = counted.org_id and d.delivery_id = counted.delivery_id;
update baton.delivery d set last_number = counted.changes
  from (select org_id, updates, max(number) as changes from baton.delivery where updates is not null group by 1, 2) counted
 where d.org_id = counted.org_id and d.delivery_id = counted.updates;

-- What is under way while this runs may have been taken by any of its attempts.
update baton.delivery d set doubt_since = made.first, under_way_since = made.last
  from (select org_id, delivery_id, min(at) as first, max(at) as last from baton.delivery_attempt group by 1, 2) made
 where d.state = 'queued' and d.org_id = made.org_id and d.delivery_id = made.delivery_id;

drop index baton.delivery_of_message;
create unique index delivery_order on baton.delivery (org_id, updates, number) where updates is not null;
create index delivery_held on baton.delivery (org_id, medium, created_at) where held;

alter table baton.delivery force row level security;
alter table baton.delivery_attempt force row level security;

-- A refusal of the account (token, scope, key, quota, domain) is a state of the installation: one row
-- while a medium of a workspace is refused, and none while it works.
create table baton.delivery_hold (
  org_id  text        not null references baton.workspace,
  medium  text        not null check (medium in ('slack', 'email')),
  reason  jsonb       not null,
  since   timestamptz not null,
  probes  int         not null default 0 check (probes >= 0),
  next_at timestamptz not null,
  told_at timestamptz,
  primary key (org_id, medium)
);
alter table baton.delivery_hold enable row level security;
alter table baton.delivery_hold force row level security;
create policy one_workspace on baton.delivery_hold using (org_id = nullif(current_setting('baton.org_id', true), ''));
