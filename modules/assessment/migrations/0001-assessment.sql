create schema assessment;

-- How units are assessed; drafts are seen by staff alone, the query sees to that.
create table assessment.scheme (
  home text not null,
  id uuid not null,
  place text not null,
  year int not null,
  level text not null,
  zh text not null,
  en text not null,
  stage text not null,
  version int not null,
  from_on date not null,
  until_on date not null,
  subjects int not null,
  demo boolean not null,
  primary key (home, id)
);
alter table assessment.scheme enable row level security;
alter table assessment.scheme force row level security;
create policy scope on assessment.scheme using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- The ledger of points: each is one entry, also those withdrawn.
create table assessment.entry (
  home text not null,
  id uuid not null,
  place text not null,
  scheme uuid not null,
  subject text not null,
  item text not null,
  body jsonb not null,
  points float8,
  stage text not null,
  reversed boolean not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  due_at timestamptz,
  demo boolean not null,
  primary key (home, id)
);
alter table assessment.entry enable row level security;
alter table assessment.entry force row level security;
create policy scope on assessment.entry using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index entry_scheme on assessment.entry (scheme, subject, item);
create index entry_open on assessment.entry (place text_pattern_ops, due_at) where stage in ('notified', 'objected');

-- What figures said of a unit, written on days they changed.
create table assessment.reading (
  home text not null,
  scheme uuid not null,
  subject text not null,
  item text not null,
  read_on date not null,
  place text not null,
  figure text not null,
  version text not null,
  numerator int not null,
  denominator int not null,
  primary key (home, scheme, subject, item, read_on)
);
alter table assessment.reading enable row level security;
alter table assessment.reading force row level security;
create policy scope on assessment.reading using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index reading_scheme on assessment.reading (scheme, subject);

create table assessment.result (
  home text not null,
  id uuid not null,
  subject text not null,
  place text not null,
  year int not null,
  level text not null,
  stage text not null,
  total float8 not null,
  rank int,
  grade text not null,
  qualified boolean not null,
  streak int not null,
  award jsonb,
  computed_on date not null,
  demo boolean not null,
  primary key (home, id, subject)
);
alter table assessment.result enable row level security;
alter table assessment.result force row level security;
create policy scope on assessment.result using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index result_year on assessment.result (level, year, subject);
