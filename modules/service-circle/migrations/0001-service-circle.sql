-- Public facts about places that serve people: the same for every reader, so no row-level policy. Who reported a measure open is an account id;
-- queries use it only to keep the checker another person.
create schema service_circle;

create table service_circle.point (
  home text not null,
  id uuid not null,
  kind text not null,
  stage text not null check (stage in ('planned', 'open', 'suspended', 'closed')),
  zh text not null,
  en text,
  lon float8 not null,
  lat float8 not null,
  village text not null,
  address text,
  unit text not null,
  phone text,
  hours jsonb not null,
  access text not null,
  services text[] not null,
  reason text,
  until date,
  opened_on date,
  since timestamptz not null,
  version int4 not null,
  synthetic bool not null,
  primary key (home, id)
);

create table service_circle.standard (
  home text not null,
  version int4 not null,
  rule jsonb not null,
  valid_from timestamptz,
  primary key (home, version)
);

create table service_circle.roads (
  home text not null,
  id uuid not null,
  name text not null,
  source text not null,
  synthetic bool not null,
  hash text not null,
  nodes int4 not null,
  edges int4 not null,
  metres float8 not null,
  loaded_at timestamptz not null,
  withdrawn_at timestamptz,
  reason text,
  graph jsonb not null,
  primary key (home, id)
);

create table service_circle.site (
  home text not null,
  id uuid not null,
  kind text not null,
  stage text not null check (stage in ('planned', 'funded', 'opened', 'verified', 'dropped')),
  measure text not null,
  village text not null,
  moment text not null,
  owner text not null,
  note text,
  planned_at timestamptz not null,
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  postponements jsonb not null,
  promised jsonb not null,
  document text,
  point_home text,
  point_id uuid,
  opened_at timestamptz,
  opened_by text,
  finding text,
  measured int4,
  reason text,
  primary key (home, id)
);
create index site_by_due on service_circle.site (stage, due_at);
