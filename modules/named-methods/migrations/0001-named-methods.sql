create schema named_methods;

-- Working methods with a name: what the city entered of each, in every version, and the draft that waits for its second person.
create table named_methods.method (
  home text not null,
  id uuid not null,
  code text not null,
  detail jsonb not null,
  primary key (home, id)
);

-- Which area works by which method, and since when: what the area says of itself in public.
create table named_methods.adoption (
  home text not null,
  id uuid not null,
  method text not null,
  area text not null,
  detail jsonb not null,
  primary key (home, id)
);

-- A method laid over a record or a place. The steps stand here; the record's own duties stand where they always stood.
create table named_methods.run (
  home text not null,
  id uuid not null,
  place text not null,
  method text not null,
  version int4 not null,
  kind text not null,
  subject text not null,
  stage text not null,
  steps int4 not null,
  done int4 not null,
  started_at timestamptz not null,
  detail jsonb not null,
  primary key (home, id)
);
create index run_subject on named_methods.run (home, subject);
create index run_method on named_methods.run (method, started_at desc, id desc);
alter table named_methods.run enable row level security;
alter table named_methods.run force row level security;
create policy scope on named_methods.run using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
