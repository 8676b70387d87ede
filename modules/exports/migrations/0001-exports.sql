create schema exports;

-- What left the platform as a file: who asked, what for, how far it is, how often it was fetched. The file itself lies in the file store until it expires.
create table exports.export (
  home text not null,
  id uuid not null,
  place text not null,
  account text not null,
  subject text not null,
  filter jsonb not null,
  purpose text not null,
  language text not null,
  stage text not null,
  requested_at timestamptz not null,
  rows int4 not null,
  bytes int8,
  file text,
  digest text,
  failure text,
  expires_at timestamptz,
  downloads int4 not null,
  last_download_at timestamptz,
  primary key (home, id)
);
create index export_account on exports.export (account, requested_at);
create index export_time on exports.export (requested_at);
create index export_making on exports.export (requested_at) where stage = 'requested';
alter table exports.export enable row level security;
alter table exports.export force row level security;
create policy scope on exports.export using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
