-- Leaks, changes and losses of personal data (PIPL 57). What happened lies in the vault.
create table data_protection.breach (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  stage text not null,
  reported_by text not null,
  reported_at timestamptz not null,
  authority_at timestamptz,
  told_at timestamptz,
  primary key (home, id)
);
alter table data_protection.breach enable row level security;
alter table data_protection.breach force row level security;
create policy scope on data_protection.breach using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index breach_reported on data_protection.breach (reported_at, id);
