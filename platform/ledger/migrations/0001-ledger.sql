create schema ledger;
create schema clocks;

create table ledger.event (
  home text not null,
  stream uuid not null,
  seq int not null,
  kind text not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null,
  actor text not null,
  role text not null,
  unit text not null,
  place text not null,
  command uuid not null,
  salt bytea not null,
  hash bytea not null,
  primary key (home, stream, seq)
);
alter table ledger.event enable row level security;
alter table ledger.event force row level security;
create policy scope on ledger.event using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
-- Who did what: staff only, so a million residents' reports do not swell it.
create index event_by_actor on ledger.event (actor, at desc) where actor not in ('resident', 'system');

-- The present fold of every stream. Rebuilt and compared by `npm run verify`.
create table ledger.stream (
  home text not null,
  id uuid not null,
  kind text not null,
  seq int not null,
  state jsonb not null,
  head bytea not null,
  place text not null,
  primary key (home, id)
);
alter table ledger.stream enable row level security;
alter table ledger.stream force row level security;
create policy scope on ledger.stream using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- The first answer of every command, for whoever sends it again.
create table ledger.command (
  home text not null,
  id uuid not null,
  name text not null,
  fingerprint bytea not null,
  outcome jsonb not null,
  at timestamptz not null,
  hash bytea not null,
  primary key (home, id)
);

-- Jobs and roll-up deltas, written with the events they follow from.
create table ledger.outbox (
  home text not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  leased_until timestamptz,
  failed text,
  primary key (home, id)
);
create index outbox_due on ledger.outbox (run_at) where kind <> 'figures.delta' and failed is null;
create index outbox_deltas on ledger.outbox (id) where kind = 'figures.delta';

create table clocks.clock (
  home text not null,
  stream uuid not null,
  slot text not null,
  kind text not null,
  rule text not null,
  duty text not null,
  obligor text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  remind_at timestamptz,
  provisional bool not null,
  status text not null,
  met_at timestamptz,
  place text not null,
  primary key (home, stream, slot)
);
alter table clocks.clock enable row level security;
alter table clocks.clock force row level security;
create policy scope on clocks.clock using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index clock_remind on clocks.clock (remind_at) where remind_at is not null;
create index clock_provisional on clocks.clock (due_at) where provisional and status in ('running', 'suspended');

-- Moves when a register's stream changes, so that other processes load it again.
create table ledger.register_version (
  kind text primary key,
  version timestamptz not null
);
