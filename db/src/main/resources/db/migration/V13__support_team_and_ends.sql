-- The support team: people whom an admin lets read tickets' histories, besides those whom the matrix,
-- their role or their own tickets make readers.
alter table baton.role_grant
  drop constraint role_grant_role_check,
  add constraint role_grant_role_check check (role in ('manager', 'admin', 'support'));

-- Whether every full member may read them instead.
alter table baton.workspace add column history_open boolean not null default false;

-- Whether its admins are still to be told that Slack's owners and admins are managers only while there is
-- no other, and that histories are the support team's. Workspaces that come later know it no other way.
alter table baton.workspace add column roles_untold boolean not null default true;
alter table baton.workspace alter column roles_untold set default false;

-- Until now the grant of an admin was one of a manager too; whoever had it keeps both. The owner is held
-- by row-level security as well, and is let through until the end of this transaction.
alter table baton.role_grant no force row level security;
insert into baton.role_grant (org_id, member_id, role, granted_by, granted_at)
  select org_id, member_id, 'manager', granted_by, granted_at from baton.role_grant where role = 'admin'
  on conflict do nothing;
alter table baton.role_grant force row level security;

-- What one person asked for, decided or wrote is found without reading everybody's.
create index escalation_by_requester on baton.escalation (org_id, requester);
create index escalation_by_decider on baton.escalation (org_id, decided_by) where decided_by is not null;
create index escalation_by_previous_owner on baton.escalation (org_id, previous_owner) where state = 'approved';
create index recipient_of_member on baton.recipient (org_id, member_id, ticket_key, seq) where removed_at is null;
create index information_by_author on baton.information (org_id, author);
create index audit_event_by_actor on baton.audit_event (org_id, actor);
create index audit_event_of_failure on baton.audit_event (org_id, number) where kind = 'delivery.failed';
create index member_slack_admin on baton.member (org_id, member_id) where slack_role <> 'member';

-- Before that moment of the server's clock nothing of a workspace that left is erased, whatever an app's clock
-- says. Set by the function that orders an end, and by nobody else.
alter table baton.installation add column erase_not_before timestamptz;
alter table baton.installation no force row level security;
update baton.installation
   set erase_not_before = case when left_why = 'erased' then left_at else greatest(erase_at, left_at + interval '30 days') end
 where left_at is not null;
alter table baton.installation force row level security;
alter table baton.installation
  add constraint left_with_a_guarded_date check ((left_at is null) = (erase_not_before is null));
