-- What the app's role may do, said again after every migrate, so that a role created later or a
-- table added by hand ends up with exactly this and nothing more.
grant usage on schema baton, platform to ${app_role};
revoke create on schema baton, platform from ${app_role};
revoke all on all tables in schema baton from ${app_role};
revoke all on all tables in schema platform from ${app_role};

grant select, insert, update, delete on platform.scheduled_tasks to ${app_role};
grant select, insert, delete on platform.seen_event to ${app_role};

-- `serve` reads which migrations ran, and refuses to start behind them.
grant select on platform.flyway_schema_history to ${app_role};
