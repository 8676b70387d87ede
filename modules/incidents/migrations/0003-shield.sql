-- A complaint about a unit: which one. Its place is one level above that unit, so that the scope of its people never reaches it.
alter table incidents.incident add column about text;

-- Behind the lists: whoever is of that unit has no such row, whatever else their grants reach. A transaction that did not say whose people
-- read (nobody signed in, a forgotten setting, one left over from an earlier transaction) has none at all.
create policy shield on incidents.incident as restrictive using (
  about is null or current_setting('zuji.platform', true) = 'on'
  or (current_setting('zuji.units', true) like '=%' and not about = any (string_to_array(substr(current_setting('zuji.units', true), 2), ','))));
