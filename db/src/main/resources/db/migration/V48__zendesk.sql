-- A help desk is connected before it has a secret: its own webhook, which makes the secret, wants the address first.
alter table baton.connection
  add column account      text check (account <> ''),
  add column key_template text check (key_template like '%{id}%');
comment on column baton.connection.account is 'the account at the help desk whose events count: that of the first verified one';
comment on column baton.connection.key_template is 'how keys of its tickets are made of its ids; null for the usual way';
