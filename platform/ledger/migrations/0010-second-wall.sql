-- Answers of commands and jobs name records and people; only the platform's own connections read them. The counters' unfolded tail is read with
-- every figure: places and numbers, of no person.
alter table ledger.command enable row level security;
alter table ledger.command force row level security;
create policy platform on ledger.command using (current_setting('zuji.platform', true) = 'on');
alter table ledger.outbox enable row level security;
alter table ledger.outbox force row level security;
create policy platform on ledger.outbox using (current_setting('zuji.platform', true) = 'on');
create policy deltas on ledger.outbox for select using (kind = 'figures.delta');
