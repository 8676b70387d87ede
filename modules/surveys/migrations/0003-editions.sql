-- Every published version of a survey's results: what is corrected stays readable beside what took its place.
create table surveys.edition (
  home text not null,
  survey uuid not null,
  version int not null,
  place text not null,
  published_at timestamptz not null,
  detail jsonb not null,
  primary key (home, survey, version)
);
alter table surveys.edition enable row level security;
alter table surveys.edition force row level security;
create policy scope on surveys.edition using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
alter table surveys.survey add column edition int not null default 1;
-- '' none, 'estimating', 'failed' or 'ready' for a second person.
alter table surveys.survey add column correction text not null default '';
