create schema surveys;

create table surveys.survey (
  home text not null,
  id uuid not null,
  place text not null,
  title text not null,
  title_en text not null,
  year int not null,
  stage text not null,
  from_on date,
  until_on date,
  wanted int not null,
  published_at timestamptz,
  demo boolean not null,
  primary key (home, id)
);
alter table surveys.survey enable row level security;
alter table surveys.survey force row level security;
create policy scope on surveys.survey using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- A drawn number by its token: no number, no name. Its place is the whole area surveyed, so nobody of a part of it sees the row.
create table surveys.unit (
  home text not null,
  id uuid not null,
  place text not null,
  survey uuid not null,
  stratum text not null,
  stage text not null,
  interviewer text,
  invited boolean not null,
  attempts int not null,
  next_at timestamptz,
  disposition text not null,
  held boolean not null,
  primary key (home, id)
);
alter table surveys.unit enable row level security;
alter table surveys.unit force row level security;
create policy scope on surveys.unit using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index unit_survey on surveys.unit (home, survey, stage);

create table surveys.interview (
  home text not null,
  id uuid not null,
  place text not null,
  survey uuid not null,
  token uuid not null,
  stratum text not null,
  mode text not null,
  interviewer text not null,
  seconds int not null,
  broken boolean not null,
  excluded boolean not null,
  called_back boolean,
  answers jsonb not null,
  primary key (home, id)
);
alter table surveys.interview enable row level security;
alter table surveys.interview force row level security;
create policy scope on surveys.interview using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index interview_survey on surveys.interview (home, survey);

-- Published figures only; those of fewer than fifty answers have no value.
create table surveys.estimate (
  home text not null,
  survey uuid not null,
  indicator text not null,
  place text not null,
  year int not null,
  value float8,
  se float8,
  low float8,
  high float8,
  n int not null,
  missing int not null,
  n_eff float8,
  deff float8,
  rate float8,
  method int not null,
  compared jsonb not null,
  primary key (home, survey, indicator, place)
);
alter table surveys.estimate enable row level security;
alter table surveys.estimate force row level security;
create policy scope on surveys.estimate using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index estimate_series on surveys.estimate (indicator, place, year);
