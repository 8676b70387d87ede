create schema notices;

-- In-app notices of staff. No resident's data: words and params are the module's neutral ones.
create table notices.notice (
  account uuid not null,
  id uuid not null,
  words text not null,
  params jsonb not null,
  link text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (account, id)
);

-- What went out through SMS or mail. The number itself stays in the vault; only its tail is kept for 30 days.
create table notices.sent (
  id uuid primary key,
  channel text not null,
  recipient_tail text not null,
  body text not null,
  at timestamptz not null,
  state text not null,
  attempts int not null
);

-- Recurring work: a row a schedule, leased by whoever runs it.
create table ledger.schedule (
  id text primary key,
  next_at timestamptz not null
);
