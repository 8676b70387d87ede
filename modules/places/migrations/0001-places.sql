-- Registers of public facts, the same for every reader: no row-level policy, and reference tables where there is a cluster.
create schema if not exists places;

create table places.area (
  home text not null,
  code text not null,
  id uuid not null,
  level text not null check (level in ('city', 'county', 'town', 'village', 'grid', 'microGrid')),
  kind text not null,
  zh text not null,
  en text,
  parent text,
  valid_from date not null,
  valid_to date,
  successors text[] not null,
  synthetic bool not null,
  lon float8,
  lat float8,
  households_from int4,
  households_to int4,
  phone text,
  former_names jsonb not null,
  primary key (home, code)
);

create table places.shape (
  home text not null,
  code text not null,
  version int4 not null,
  hash text not null,
  shape jsonb not null,
  source text not null,
  synthetic bool not null,
  valid_from date not null,
  valid_to date,
  primary key (home, code, version)
);
