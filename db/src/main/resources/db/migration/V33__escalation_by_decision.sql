-- What was decided in a time, for the daily digest, which would read all requests of a workspace without it.
create index escalation_by_decision on baton.escalation (org_id, decided_at) where decided_at is not null;
