-- What waits to be read is read together, the oldest first.
create index inbound_waiting on baton.inbound (org_id, connection_id, received_at, inbound_id) where state = 'new';
