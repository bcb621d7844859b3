-- The pace of mails to one account at Resend, for all processes together: its limit is one for the whole account.
-- Holds no key and no customer data: an account is the digest of its key, a mail the id of its delivery.
create table platform.mail_pace (
  account text primary key,
  next_turn timestamptz not null,
  paused_until timestamptz not null,
  last_taken timestamptz,
  taken_before timestamptz
);

comment on table platform.mail_pace is 'when the next mail of an account may go, by all processes'' turns';
comment on column platform.mail_pace.next_turn is 'the first turn that nobody has';
comment on column platform.mail_pace.paused_until is 'nobody asks before: Resend had too many';
comment on column platform.mail_pace.taken_before is 'the turn taken before the last one: two a second are allowed';

create table platform.mail_turn (
  account text not null references platform.mail_pace on delete cascade,
  delivery_id uuid not null,
  due timestamptz not null,
  primary key (account, delivery_id)
);

create index mail_turn_due on platform.mail_turn (account, due);

comment on table platform.mail_turn is 'the turn that a mail waits for; gone once it is taken';
