-- What the indicators of domain.md S7 and S17 count: how long a dispatch took, whether the first step was in time, who was reached when rung, what a desk answered.
alter table incidents.incident
  add column dispatch_minutes int4,
  add column first_step_due_at timestamptz,
  add column first_step_due_on date,
  add column first_step_at timestamptz,
  add column rung boolean not null default false,
  add column reached boolean not null default false,
  add column answered_at_once boolean not null default false;
update ledger.stream s set state = s.state || jsonb_build_object('rung', true) || case when called.reached then '{"reached": true}'::jsonb else '{}'::jsonb end
from (
  select home, stream, bool_or(data ->> 'outcome' <> 'unreached') as reached from ledger.event where type = 'incidents.called-back' group by home, stream
) called
where s.kind = 'incidents.incident' and called.home = s.home and called.stream = s.id;
update incidents.incident i set
  first_step_due_at = (s.state -> 'firstStepDue' ->> 'dueAt')::timestamptz,
  first_step_due_on = ((s.state -> 'firstStepDue' ->> 'dueAt')::timestamptz at time zone 'Asia/Shanghai')::date,
  first_step_at = (s.state ->> 'firstStepAt')::timestamptz,
  rung = coalesce((s.state ->> 'rung')::boolean, false),
  reached = coalesce((s.state ->> 'reached')::boolean, false),
  answered_at_once = coalesce((s.state ->> 'answeredAtOnce')::boolean, false)
from ledger.stream s
where s.kind = 'incidents.incident' and s.home = i.home and s.id = i.id;
