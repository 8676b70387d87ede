-- A unit that was asked sees its records wherever they lie: the county centre dispatches across towns (domain.md S8). Beside the areas, never instead of
-- the shield. Without units said, as without an area, there is nothing.
create policy unit on incidents.incident for select using (
  lead = any (string_to_array(substr(current_setting('zuji.units', true), 2), ','))
  or co_units && string_to_array(substr(current_setting('zuji.units', true), 2), ','));
create policy unit on incidents.unit_task for select using (
  stage in ('asked', 'accepted', 'fedBack') and unit = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
-- What a unit owes in such a record is in its list of work.
create policy obligor on clocks.clock for select using (
  kind = 'incidents.incident' and obligor = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));

-- A unit's queue begins with what it leads, wherever that lies; what it joined is few and found by its tasks.
create index incident_lead on incidents.incident (lead, due_key, id)
  where lead is not null and stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack');
