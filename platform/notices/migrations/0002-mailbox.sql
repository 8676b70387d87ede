-- Where a member of staff wants notices by mail: entered by the person alone, sealed under the master key, used only once a code came back.
create table notices.mailbox (
  account uuid primary key,
  sealed bytea,
  -- An address that waits for its code.
  pending bytea,
  code_hash text,
  code_until timestamptz,
  tries int not null default 0,
  -- Codes asked for on a day: this installation must not be a way to flood strangers.
  asked int not null default 0,
  asked_at timestamptz,
  kinds text[] not null default '{}'
);
alter table notices.mailbox enable row level security;
alter table notices.mailbox force row level security;
create policy platform on notices.mailbox using (current_setting('zuji.platform', true) = 'on');
create index sent_at on notices.sent (at);
