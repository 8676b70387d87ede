-- Inspections: seen by who inspects over the scheme's area, and by nobody of a unit. What anybody may know once it is over, the query says.
create table assessment.inspection (
  home text not null,
  id uuid not null,
  place text not null,
  scheme uuid not null,
  stage text not null,
  from_on date not null,
  until_on date not null,
  demo boolean not null,
  primary key (home, id)
);
alter table assessment.inspection enable row level security;
alter table assessment.inspection force row level security;
create policy scope on assessment.inspection using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index inspection_scheme on assessment.inspection (scheme, from_on);

-- What was seen at one place. There is no row before somebody went there: so nothing tells its unit.
create table assessment.visit (
  home text not null,
  id uuid not null,
  place text not null,
  scheme uuid not null,
  inspection uuid not null,
  subject text not null,
  spot text not null,
  site text not null,
  name text not null,
  stage text not null,
  visited_on date not null,
  findings int not null,
  unanswered int not null,
  unseen int not null,
  found_by uuid not null,
  rectify_due timestamptz,
  revisit_due timestamptz,
  demo boolean not null,
  primary key (home, id)
);
alter table assessment.visit enable row level security;
alter table assessment.visit force row level security;
create policy scope on assessment.visit using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index visit_scheme on assessment.visit (scheme, visited_on);
create index visit_inspection on assessment.visit (inspection);
create index visit_open on assessment.visit (place text_pattern_ops) where stage = 'open';
