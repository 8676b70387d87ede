-- What each unit applied for last is kept in a record of its own: those of before are noted by a job each.
insert into ledger.outbox (home, id, kind, payload, run_at)
select home, gen_random_uuid(), 'cells.note-latest', jsonb_build_object('home', home, 'id', id, 'scheme', scheme, 'unit', unit), now()
from (select distinct on (scheme, unit) home, id, scheme, unit from cells.application order by scheme, unit, applied_at desc, id desc) newest;
