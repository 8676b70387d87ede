-- A family's record names where the vault holds how to reach it and what was done: of those of before it is read off their events.
update ledger.stream s set state = s.state || jsonb_build_object(
  'phone', case when s.state ->> 'stage' = 'forgotten' then null else checked.data -> 'phone' end,
  'address', case when s.state ->> 'stage' = 'forgotten' then null else checked.data -> 'address' end,
  'text', case when s.state ->> 'stage' = 'forgotten' then null else (
    select helped.data -> 'text' from ledger.event helped where helped.home = s.home and helped.stream = s.id and helped.type = 'cells.family-helped') end)
from ledger.event checked
where s.kind = 'cells.family' and checked.home = s.home and checked.stream = s.id and checked.type = 'cells.family-checked';
