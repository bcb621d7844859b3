-- Alerts to those who look after a ticket's customer, and the media by which people have them beside Slack.
alter table baton.delivery drop constraint delivery_medium_check;
alter table baton.delivery add constraint delivery_medium_check
  check (medium in ('slack', 'email', 'telegram', 'webhook', 'oncall'));
alter table baton.delivery_hold drop constraint delivery_hold_medium_check;
alter table baton.delivery_hold add constraint delivery_hold_medium_check
  check (medium in ('slack', 'email', 'telegram', 'webhook', 'oncall'));
-- All alerts of a ticket to one person stand in one thread, whose first message is found by this.
create index delivery_of_alert on baton.delivery (org_id, (detail ->> 'ticket'), recipient) where kind = 'alert';

-- Who has alerts by mail too.
create table baton.alert_mail (
  org_id    text        not null references baton.workspace,
  member_id text        not null,
  chosen_at timestamptz not null,
  primary key (org_id, member_id)
);

-- Who has alerts by Telegram too: the private chat with Baton's bot.
create table baton.telegram_link (
  org_id    text        not null references baton.workspace,
  member_id text        not null,
  chat_id   text        not null check (chat_id <> ''),
  chat_hash text        not null,
  name      text        not null,
  linked_at timestamptz not null,
  primary key (org_id, member_id)
);
comment on column baton.telegram_link.chat_hash is 'by which platform.telegram_chat leads from the chat to this workspace';
comment on column baton.telegram_link.name is 'what the account is called at Telegram; empty where it has no name';
create index telegram_link_of_chat on baton.telegram_link (org_id, chat_id);

-- A link that somebody asked for and has not opened yet. The token itself is nowhere.
create table baton.telegram_start (
  org_id     text        not null references baton.workspace,
  token_hash text        not null,
  member_id  text        not null,
  expires_at timestamptz not null,
  primary key (org_id, token_hash)
);

-- Where alerts go by signed webhook: one address of each person, and one of the workspace for what comes of follow-ups.
create table baton.alert_webhook (
  org_id        text        not null references baton.workspace,
  for_whom      text        not null check (for_whom <> ''),
  address       text        not null check (address <> ''),
  secret        text        not null check (secret <> ''),
  old_secret    text,
  old_until     timestamptz,
  set_by        text        not null,
  set_at        timestamptz not null,
  failing_since timestamptz,
  primary key (org_id, for_whom),
  constraint an_old_secret_ends check ((old_secret is null) = (old_until is null))
);
comment on column baton.alert_webhook.for_whom is 'Slack id of whose alerts; workspace for what is told to other programs';
comment on column baton.alert_webhook.secret is 'sealed, bound to the workspace and to whom it is for';
comment on column baton.alert_webhook.failing_since is 'the first failure since the last success; null while it works';

-- Who said of a ticket they were alerted of that they are on it: once each, only added.
create table baton.alert_answer (
  org_id      text        not null,
  ticket_key  text        not null,
  member_id   text        not null,
  answered_at timestamptz not null,
  primary key (org_id, ticket_key, member_id),
  foreign key (org_id, ticket_key) references baton.ticket (org_id, ticket_key)
);

do $$
declare t text;
begin
  foreach t in array array['alert_mail', 'telegram_link', 'telegram_start', 'alert_webhook', 'alert_answer'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy one_workspace on baton.%I using (org_id = nullif(current_setting(''baton.org_id'', true), ''''))', t);
  end loop;
end $$;

-- What leads from a message at Telegram to its workspace. Holds digests only, of tokens and of chats' numbers with the bot's token.
create table platform.telegram_start (
  token_hash text        primary key,
  org_id     text        not null,
  expires_at timestamptz not null
);
create table platform.telegram_chat (
  chat_hash text not null,
  org_id    text not null,
  primary key (chat_hash, org_id)
);
-- One process at a time reads what people wrote to the bot, from where the last one stopped.
create table platform.telegram_reader (
  bot         text        primary key,
  next_update bigint      not null,
  reader      uuid        not null,
  read_until  timestamptz not null
);
comment on column platform.telegram_reader.bot is 'digest of the bot''s token';
comment on column platform.telegram_reader.read_until is 'until then only that reader reads';
