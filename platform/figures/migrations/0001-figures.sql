create schema figures;

-- Counters of sets of records. Small whatever the city's size (areas × days × sets), so they stay in reference or single-shard tables and
-- their keys carry no home. Collation "C": prefixes of area codes are ranges of the key.
create table figures.county_day (
  measure text collate "C" not null,
  day date not null,
  area text collate "C" not null,
  part text collate "C" not null,
  n int8 not null,
  sum numeric not null,
  primary key (measure, day, area, part)
);

create table figures.town_day (
  measure text collate "C" not null,
  day date not null,
  area text collate "C" not null,
  part text collate "C" not null,
  n int8 not null,
  sum numeric not null,
  primary key (measure, day, area, part)
);

create table figures.village_month (
  measure text collate "C" not null,
  area text collate "C" not null,
  month date not null,
  part text collate "C" not null,
  n int8 not null,
  sum numeric not null,
  primary key (measure, area, month, part)
);

-- Whoever holds this row folds; two at a time would wait for each other on the same counters.
create table figures.folder (id int primary key);
insert into figures.folder (id) values (1);
