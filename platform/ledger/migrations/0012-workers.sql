-- Whose lease a job stands under: a process that has died is known by the lock of its session, which PostgreSQL lets go of at once.
alter table ledger.outbox add column leased_by int;
-- Processes that run jobs, as long as they live; whoever finds one dead gives its jobs back and removes it.
create table ledger.worker (
  id int primary key,
  at timestamptz not null
);
alter table ledger.worker enable row level security;
alter table ledger.worker force row level security;
create policy platform on ledger.worker using (current_setting('zuji.platform', true) = 'on');
