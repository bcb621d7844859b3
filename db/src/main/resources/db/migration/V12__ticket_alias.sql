-- Other keys under which a ticket is known: the spelling without leading zeros of one that was filed with
-- them, and keys that somebody said are the same ticket. Rows are only added; no ticket is ever re-keyed.
create table baton.ticket_alias (
  org_id     text        not null references baton.workspace,
  alias_key  text        not null check (alias_key <> ''),
  ticket_key text        not null check (ticket_key <> alias_key),
  joined_by  text,
  joined_at  timestamptz not null,
  primary key (org_id, alias_key),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key)
);
create index ticket_alias_of_ticket on baton.ticket_alias (org_id, ticket_key);
comment on column baton.ticket_alias.joined_by is 'Slack id of who said so; null where only leading zeros differ';

alter table baton.ticket_alias enable row level security;
alter table baton.ticket_alias force row level security;
create policy one_workspace on baton.ticket_alias using (org_id = nullif(current_setting('baton.org_id', true), ''));

-- For "Do you mean ZD-1042?": the known tickets with the same number.
create index ticket_by_number on baton.ticket (org_id, ltrim(substring(ticket_key from '[0-9]+$'), '0'));

-- The owner of the tables is held by row-level security too; it is let through until this transaction ends.
alter table baton.workspace no force row level security;
alter table baton.ticket no force row level security;
alter table baton.ticket_alias no force row level security;

-- Where two tickets fold to one key, neither gets it: both stay, and people are asked which they mean.
insert into baton.ticket_alias (org_id, alias_key, ticket_key, joined_at)
select org_id, folded, min(ticket_key), min(created_at)
  from (select org_id, ticket_key, created_at,
               regexp_replace(ticket_key, '(^|[^0-9])0+(?=[0-9]+$)', '\1') as folded
          from baton.ticket) as keys
 group by org_id, folded
having count(*) = 1 and min(ticket_key) <> folded;

alter table baton.workspace alter column ticket_pattern
  set default '[0-9]{1,16}|[A-Z0-9_]*[A-Z][A-Z0-9_]*-[0-9]{1,16}|[A-Z]+[0-9]{5,16}';
update baton.workspace
   set ticket_pattern = '[0-9]{1,16}|[A-Z0-9_]*[A-Z][A-Z0-9_]*-[0-9]{1,16}|[A-Z]+[0-9]{5,16}'
 where ticket_pattern = '[A-Z]{0,10}-?[0-9]{1,12}';

alter table baton.workspace force row level security;
alter table baton.ticket force row level security;
alter table baton.ticket_alias force row level security;
