-- Queues begin where the reader's area and stages begin, however much the city holds. What is filtered on the way must be leakproof to be looked up behind
-- row-level security, and `coalesce` is not: the order of dues is a column of its own, in which what has no due date comes last.
alter table incidents.incident add column due_key timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored;

drop index incidents.incident_due, incidents.incident_due_town, incidents.incident_open, incidents.incident_new_town, incidents.incident_handler;
create index incident_due on incidents.incident (county, due_key, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_due_stage on incidents.incident (county, stage, due_key, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_due_town on incidents.incident (town, due_key, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_open on incidents.incident (county, reported_at, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_open_stage on incidents.incident (county, stage, reported_at, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_handler on incidents.incident (handler, due_key, id)
  where handler is not null and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');

-- What is over: written once, when it ends.
create index incident_over on incidents.incident (county, reported_at, id)
  where stage not in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_over_town on incidents.incident (town, reported_at, id)
  where stage not in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_over_category on incidents.incident (county, category, reported_at, id)
  where stage not in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');

-- Few at any time, wherever they are.
create index incident_supervised on incidents.incident (county, due_key, id)
  where supervised is not null and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_reopened on incidents.incident (county, due_key, id)
  where reopened_times > 0 and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
