-- Who was told what: read by the platform for the account that asks, and by no query.
alter table notices.notice enable row level security;
alter table notices.notice force row level security;
create policy platform on notices.notice using (current_setting('zuji.platform', true) = 'on');
alter table notices.sent enable row level security;
alter table notices.sent force row level security;
create policy platform on notices.sent using (current_setting('zuji.platform', true) = 'on');
