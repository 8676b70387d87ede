create schema data_protection;

-- Requests of persons about their own data, taken at a counter, on the phone or by letter. Who asks and every word lie in the vault.
create table data_protection.request (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  office text not null,
  stage text not null,
  asked_right text not null,
  taken_at timestamptz not null,
  due_at timestamptz not null,
  granted bool,
  told_at timestamptz,
  primary key (home, id)
);
alter table data_protection.request enable row level security;
alter table data_protection.request force row level security;
create policy scope on data_protection.request using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index request_taken on data_protection.request (taken_at, id);
create index request_open on data_protection.request (due_at, id) where stage in ('submitted', 'handling', 'granted', 'refused');
