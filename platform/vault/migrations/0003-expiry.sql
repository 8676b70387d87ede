-- When the nightly expiry last succeeded; counted from the installation while it never ran. One row.
create table vault.expiry (
  home text not null,
  since timestamptz not null,
  ran_at timestamptz,
  primary key (home)
);
alter table vault.expiry enable row level security;
alter table vault.expiry force row level security;
create policy platform on vault.expiry using (current_setting('zuji.platform', true) = 'on');
