-- Why nothing could be tried, where somebody says so in place of steps; the sentence stands in steps_tried.
alter table baton.escalation
  add column nothing_tried text check (nothing_tried in ('outage', 'data_loss', 'no_permission', 'policy'));

comment on column baton.escalation.nothing_tried is 'why nothing could be tried; null where steps_tried holds steps';

-- Whoever is asked to decide may have requests by mail too.
alter table baton.member
  add column request_mail boolean not null default false;

comment on column baton.member.request_mail is 'wants requests to decide by mail beside Slack';
