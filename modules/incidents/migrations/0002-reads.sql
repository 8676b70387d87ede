-- What a queue is read by. Open records are few whatever the history, so their indexes are partial; everything else is read newest first.
-- Two levels: the city (counties filter on the way) and the town, where people work.
create index incident_due on incidents.incident ((coalesce(due_at, 'infinity'::timestamptz)), id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_due_town on incidents.incident (town, (coalesce(due_at, 'infinity'::timestamptz)), id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_open on incidents.incident (reported_at, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_open_town on incidents.incident (town, reported_at, id)
  where stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_new on incidents.incident (reported_at, id);
create index incident_new_town on incidents.incident (town, reported_at, id);

-- A person's own work, and a unit's.
create index incident_handler on incidents.incident (handler, (coalesce(due_at, 'infinity'::timestamptz)), id)
  where handler is not null and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index incident_handler_open on incidents.incident (handler, reported_at, id)
  where handler is not null and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
create index unit_task_active on incidents.unit_task (unit, home, id) where stage in ('asked', 'accepted', 'fedBack');

-- Receipt numbers and words of the neutral summary.
create index incident_terms on incidents.incident using gin (terms);
-- Near duplicates are looked for among open records only: a strip of longitude holds a few dozen.
create index incident_near on incidents.incident (lon)
  where lon is not null and not sealed and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');

-- The records behind a figure, by the day its set counts them on.
create index incident_verified_on on incidents.incident (verified_on, id) where verified_on is not null;
create index incident_due_on on incidents.incident (due_on, id) where due_on is not null;
create index incident_ended_on on incidents.incident (ended_on, id) where ended_on is not null;

create index signal_place on incidents.signal (place, week);
create index signal_published on incidents.signal (published_at) where published_at is not null;

-- Texts that staff answer with; each change a new version.
create table incidents.template (
  home text not null,
  id uuid not null,
  name text not null,
  step text not null,
  text text not null,
  version int4 not null,
  retired bool not null,
  primary key (home, id)
);

-- Queues worth keeping: a person's own, or a unit's. Only its owner, or the unit's people, are shown it.
create table incidents.saved_view (
  home text not null,
  id uuid not null,
  owner text not null,
  unit text,
  name text not null,
  filter text not null,
  removed bool not null,
  primary key (home, id)
);
create index saved_view_owner on incidents.saved_view (owner) where not removed;
create index saved_view_unit on incidents.saved_view (unit) where not removed and unit is not null;
