create schema live;

-- One row a batch of commands, written by the batch's own statement: which records changed, and who may learn of it. Kept for an hour.
-- `xact` is the writer's transaction: a reader that keeps the oldest transaction still running as its cursor cannot skip a row that commits late.
create table live.change (
  home text not null,
  id uuid not null,
  xact xid8 not null default pg_current_xact_id(),
  -- The database's own clock: only the tail's age is read from it.
  at timestamptz not null default now(),
  changes jsonb not null,
  primary key (home, id)
);
create index change_tail on live.change (xact);
alter table live.change enable row level security;
alter table live.change force row level security;
create policy platform on live.change using (current_setting('zuji.platform', true) = 'on');
