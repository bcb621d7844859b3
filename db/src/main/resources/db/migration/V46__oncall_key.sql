-- A route may call PagerDuty when a P1 is filed on it. The route names the key by its fingerprint; the key itself is sealed and
-- kept here alone.
alter table baton.route add column oncall text check (oncall ~ '^key-[0-9a-f]{12}$');
comment on column baton.route.oncall is 'fingerprint of a PagerDuty key';

create table baton.oncall_key (
  org_id      text        not null references baton.workspace,
  fingerprint text        not null check (fingerprint ~ '^key-[0-9a-f]{12}$'),
  sealed      text        not null check (sealed <> ''),
  kept_at     timestamptz not null,
  primary key (org_id, fingerprint)
);
comment on column baton.oncall_key.sealed is 'bound to the workspace and the fingerprint';
comment on column baton.oncall_key.kept_at is 'a key that no version of the matrix names is forgotten some days later';

alter table baton.oncall_key enable row level security;
alter table baton.oncall_key force row level security;
create policy one_workspace on baton.oncall_key using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- Of what somebody was told lately: beyond so many alerts in a few minutes the rest is told as one.
create index delivery_lately on baton.delivery (org_id, recipient, created_at)
  where kind in ('alert', 'promise_mark', 'detected', 'alerts_collected');
