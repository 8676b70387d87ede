-- What is provided to another handler or entrusted to somebody (PIPL 21, 23): offices, data sets, fields. Running ones are public.
create table data_protection.sharing (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  stage text not null,
  from_on date not null,
  to_on date not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  primary key (home, id)
);
alter table data_protection.sharing enable row level security;
alter table data_protection.sharing force row level security;
create policy scope on data_protection.sharing using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index sharing_proposed on data_protection.sharing (proposed_at, id);
