create schema imports;

-- Lists that were brought as files: by whom, how far, what was not taken. The rows themselves lie sealed in the vault until their days are over.
create table imports.import (
  home text not null,
  id uuid not null,
  place text not null,
  account text not null,
  kind text not null,
  stage text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  rows int4 not null,
  done int4 not null,
  changed int4 not null,
  unchanged int4 not null,
  failures jsonb not null,
  opened int4 not null,
  primary key (home, id)
);
create index import_account on imports.import (account, started_at);
alter table imports.import enable row level security;
alter table imports.import force row level security;
create policy scope on imports.import using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
