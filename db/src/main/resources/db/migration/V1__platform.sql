-- Two schemas, so that "may this row be seen by everyone?" is answered by where a table stands.
-- platform: what the program itself needs before it knows a workspace. No customer data in it.
-- baton: what belongs to a workspace. Every table there is under row-level security.
create schema baton;

-- Work to be done after a commit. The columns are db-scheduler's (16.12), the rows hold ids only:
-- which workspace, which record. What is to be said or sent is read from schema baton when it runs.
create table platform.scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on platform.scheduled_tasks (last_heartbeat);

-- A finished task is deleted, so the table's pages turn over all day; without this the dead rows
-- at the head of the queue are what a poll reads.
alter table platform.scheduled_tasks set (
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 200
);

-- Slack and Resend deliver an event again when our answer was late. The first insert wins;
-- rows older than the longest retry are removed.
create table platform.seen_event (
  event_id    text        primary key check (event_id <> ''),
  received_at timestamptz not null
);
create index seen_event_received_at on platform.seen_event (received_at);
