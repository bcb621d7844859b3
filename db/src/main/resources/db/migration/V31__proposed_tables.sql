-- What was checked and may be applied is a matrix, or a file of accounts or tickets; of those the version is 1 once applied.
alter table baton.matrix_proposal
  add column kind text not null default 'matrix' check (kind in ('matrix', 'accounts', 'tickets'));
