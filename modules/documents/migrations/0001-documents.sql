create schema documents;

-- Papers: number, maker and files. The files lie locked in the file store; their keys in the vault.
create table documents.document (
  home text not null,
  id uuid not null,
  place text not null,
  subject_home text not null,
  subject uuid not null,
  kind text not null,
  unit text not null,
  number text not null,
  year int4 not null,
  ordinal int4 not null,
  template int4 not null,
  template_file text,
  params jsonb not null,
  stage text not null,
  issued_at timestamptz not null,
  word text,
  pdf text,
  digest text,
  bytes int4,
  pages int4,
  failure text,
  primary key (home, id)
);
create index document_subject on documents.document (home, subject, issued_at);
create index document_number on documents.document (unit, year, ordinal);
alter table documents.document enable row level security;
alter table documents.document force row level security;
create policy scope on documents.document using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- A city's own templates and its organs' short names: a few rows, reference tables on a cluster.
create table documents.template (
  home text not null,
  id uuid not null,
  kind text not null,
  version int4 not null,
  file text,
  at timestamptz not null,
  primary key (home, id)
);
create table documents.organ (
  home text not null,
  id uuid not null,
  unit text not null,
  word text not null,
  primary key (home, id)
);
