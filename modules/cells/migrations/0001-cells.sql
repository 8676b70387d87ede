create schema cells;

-- Versions of checklists the city defined; those shipped are in the program.
create table cells.scheme (
  home text not null,
  code text not null,
  version int not null,
  rule jsonb not null,
  primary key (home, code, version)
);

create table cells.round (
  home text not null,
  id uuid not null,
  place text not null,
  scheme text not null,
  version int not null,
  name text not null,
  from_on date not null,
  until_on date not null,
  units int not null,
  seed text,
  source text,
  primary key (home, id)
);
alter table cells.round enable row level security;
alter table cells.round force row level security;
create policy scope on cells.round using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- Who may apply, as frozen with the round; a family is never on a list.
create table cells.eligible (
  home text not null,
  round uuid not null,
  unit text not null,
  scheme text not null,
  name text not null,
  place text not null,
  primary key (home, round, unit)
);
alter table cells.eligible enable row level security;
alter table cells.eligible force row level security;
create policy scope on cells.eligible using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index eligible_scheme on cells.eligible (scheme, place text_pattern_ops);

create table cells.application (
  home text not null,
  id uuid not null,
  place text not null,
  scheme text not null,
  version int not null,
  round uuid not null,
  unit text not null,
  name text not null,
  stage text not null,
  score float8,
  level text,
  certificate text,
  valid_from date,
  valid_until date,
  applied_at timestamptz not null,
  due_at timestamptz,
  object_until timestamptz,
  appeal boolean not null,
  demo boolean not null,
  primary key (home, id)
);
alter table cells.application enable row level security;
alter table cells.application force row level security;
create policy scope on cells.application using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index application_place on cells.application (place text_pattern_ops, scheme);
create index application_certificate on cells.application (certificate) where certificate is not null;
create index application_newest on cells.application (applied_at desc, id desc);

-- A family's own check: the sum, the day, whether help was asked for; no name, no address, no line.
create table cells.family (
  home text not null,
  id uuid not null,
  place text not null,
  score int,
  checked_on date not null,
  help text not null,
  demo boolean not null,
  primary key (home, id)
);
alter table cells.family enable row level security;
alter table cells.family force row level security;
create policy scope on cells.family using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index family_place on cells.family (place text_pattern_ops);
