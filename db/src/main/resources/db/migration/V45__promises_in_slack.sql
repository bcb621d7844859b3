-- Promises and criteria come in by Slack as the matrix does: what was checked and may be applied, a linked Google Sheet
-- each, and versions made from a sheet or by a form.
alter table baton.matrix_proposal drop constraint matrix_proposal_kind_check;
alter table baton.matrix_proposal
  add constraint matrix_proposal_kind_check check (kind in ('matrix', 'accounts', 'tickets', 'sla', 'criteria'));

alter table baton.matrix_sheet add column kind text not null default 'matrix' check (kind in ('matrix', 'sla', 'criteria'));
alter table baton.matrix_sheet drop constraint matrix_sheet_pkey;
alter table baton.matrix_sheet add primary key (org_id, kind);
comment on column baton.matrix_sheet.kind is 'what it says: the matrix, the promises (sla) or the criteria';

alter table baton.sla_version drop constraint sla_version_origin_check;
alter table baton.sla_version
  add constraint sla_version_origin_check check (origin in ('file', 'sheet', 'rollback', 'change'));
comment on column baton.sla_version.source is 'name of the file or sheet; of an older version its number; of a form in Slack the account tier';
alter table baton.criterion_version drop constraint criterion_version_origin_check;
alter table baton.criterion_version
  add constraint criterion_version_origin_check check (origin in ('file', 'sheet', 'rollback', 'change'));
