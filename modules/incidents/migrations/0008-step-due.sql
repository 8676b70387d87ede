-- Until when the step is owed for which a record waits at its desk or grid: verifying, dispatching, checking. Null elsewhere.
alter table incidents.incident add column step_due_at timestamptz, add column step_provisional boolean not null default false;
update incidents.incident i
set step_due_at = c.due_at, step_provisional = c.provisional
from clocks.clock c
where c.home = i.home and c.stream = i.id and i.stage in ('reported', 'verified', 'bounced', 'fedBack')
  and c.slot = case i.stage when 'reported' then 'verify' when 'fedBack' then 'check' else 'dispatch' end;
