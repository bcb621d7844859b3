-- Whose work goes first. Zero is the rule; what a workspace queues beyond its share stands further
-- back, so that its flood waits behind the little that others ask for meanwhile. Never null, which
-- PostgreSQL would sort before everything else.
update platform.scheduled_tasks set priority = 0 where priority is null;
alter table platform.scheduled_tasks alter column priority set default 0;
alter table platform.scheduled_tasks alter column priority set not null;
