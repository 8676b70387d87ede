-- One row a set, day and area: what is counted apart (a spread has a hundred parts) stands in it, in two lists of one length, instead of in rows of
-- its own. `n` is all of them together, those without a part too. A set with parts has no sum.
do $$
declare
  counters record;
begin
  for counters in
    select * from (values ('county_day', 'measure, day, area'), ('town_day', 'measure, day, area'), ('county_month', 'measure, month, area'),
      ('town_month', 'measure, month, area'), ('village_month', 'measure, area, month')) as of_them (name, key)
  loop
    execute format('create temporary table kept on commit drop as
      select %1$s, sum(n)::int8 as n, sum(sum) as sum, array_agg(part) filter (where part <> '''' and n <> 0) as parts,
        array_agg(n) filter (where part <> '''' and n <> 0) as ns
      from figures.%2$I group by %1$s', counters.key, counters.name);
    execute format('truncate figures.%I', counters.name);
    execute format('alter table figures.%1$I drop column part, add column parts text[], add column ns int8[], add primary key (%2$s),
      add constraint parts_have_numbers check (cardinality(parts) is not distinct from cardinality(ns))', counters.name, counters.key);
    execute format('insert into figures.%1$I (%2$s, n, sum, parts, ns) select %2$s, n, sum, parts, ns from kept
      where n <> 0 or sum <> 0 or parts is not null', counters.name, counters.key);
    drop table kept;
  end loop;
end $$;
