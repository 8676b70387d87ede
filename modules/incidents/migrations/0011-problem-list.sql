-- 难题清单: what ended without being solved, for whoever looks at what it would take.
create index incident_unsolvable on incidents.incident (county, reported_at, id) where ending = 'unsolvable';
