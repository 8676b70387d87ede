-- Tables of public rules, the same for every reader: no place, no person, no row-level policy; reference tables where there is a cluster.
create schema if not exists limits;

create table limits.notice (
  home text not null,
  year int4 not null,
  source text not null,
  days jsonb not null,
  loaded bool not null,
  at timestamptz not null,
  primary key (home, year)
);

create table limits.rule (
  home text not null,
  code text not null,
  version int4 not null,
  valid_from date not null,
  certainty text not null check (certainty in ('L', 'M', 'P', 'F')),
  rule jsonb not null,
  primary key (home, code, version)
);

create table limits.working_time (
  home text not null,
  version int4 not null,
  valid_from date not null,
  windows jsonb not null,
  primary key (home, version)
);
