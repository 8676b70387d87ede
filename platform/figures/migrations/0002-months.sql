-- Whole months of counties and towns: a year is twelve rows instead of 365, and what a median reads does not grow with the month's days.
create table figures.county_month (
  measure text collate "C" not null,
  month date not null,
  area text collate "C" not null,
  part text collate "C" not null,
  n int8 not null,
  sum numeric not null,
  primary key (measure, month, area, part)
);

create table figures.town_month (
  measure text collate "C" not null,
  month date not null,
  area text collate "C" not null,
  part text collate "C" not null,
  n int8 not null,
  sum numeric not null,
  primary key (measure, month, area, part)
);

insert into figures.county_month (measure, month, area, part, n, sum)
select measure, date_trunc('month', day)::date, area, part, sum(n), sum(sum) from figures.county_day group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0;
insert into figures.town_month (measure, month, area, part, n, sum)
select measure, date_trunc('month', day)::date, area, part, sum(n), sum(sum) from figures.town_day group by 1, 2, 3, 4 having sum(n) <> 0 or sum(sum) <> 0;
