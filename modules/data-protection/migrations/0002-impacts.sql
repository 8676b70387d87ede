-- Impact assessments (PIPL 55, 56); what was weighed lies in the vault. That one was made, for which purposes and until when, is public.
create table data_protection.impact (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  stage text not null,
  purposes text[] not null,
  conclusion text not null,
  review_on date not null,
  written_by text not null,
  written_at timestamptz not null,
  approved_at timestamptz,
  primary key (home, id)
);
alter table data_protection.impact enable row level security;
alter table data_protection.impact force row level security;
create policy scope on data_protection.impact using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index impact_written on data_protection.impact (written_at, id);
