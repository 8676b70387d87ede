-- Public facts about offices, the same for every reader: no row-level policy, and reference tables where there is a cluster.
-- The one personal fact, who the named contact is, is an account id; queries give it to staff only.
create schema organisations;

create table organisations.unit (
  home text not null,
  code text not null,
  id uuid not null,
  department text not null,
  area text not null,
  zh text not null,
  en text not null,
  parent text,
  guided_by text,
  phone text,
  hours text,
  services text[] not null,
  contact uuid,
  stage text not null check (stage in ('planned', 'approved', 'open', 'operating', 'suspended', 'merged', 'dissolved')),
  merged_into text,
  synthetic bool not null,
  since timestamptz not null,
  primary key (home, code)
);

create table organisations.coverage_rule (
  home text not null,
  code text not null,
  id uuid not null,
  area text not null,
  department text not null,
  level text not null check (level in ('city', 'county', 'town', 'village')),
  zh text not null,
  en text not null,
  stage text not null,
  version int4 not null,
  primary key (home, code)
);
