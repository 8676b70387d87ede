-- 回访: whom somebody may still ring to ask how it was. Until the rating ends; null where nobody left a phone or the reporter has rated.
alter table incidents.incident add column call_until timestamptz;
-- "2026-12-23T15:59:59.999Z" taken apart: an update on a cluster calls immutable functions only, and a cast of text to an instant is none.
update incidents.incident i
set call_until = (
  make_date(substr(s.until, 1, 4)::int, substr(s.until, 6, 2)::int, substr(s.until, 9, 2)::int)
  + make_time(substr(s.until, 12, 2)::int, substr(s.until, 15, 2)::int, substr(s.until, 18, 6)::float8)) at time zone 'UTC'
from (
  select home, id, state ->> 'rateUntil' as until from ledger.stream
  where kind = 'incidents.incident' and state ->> 'stage' = 'ended' and state ->> 'rateUntil' is not null
    and state -> 'rating' = 'null'::jsonb and state -> 'phone' <> 'null'::jsonb) s
where s.home = i.home and s.id = i.id;
create index incident_call on incidents.incident (county, reported_at, id) where call_until is not null;
