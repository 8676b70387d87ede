-- What a past day's titles are counted by: a title counts from its award, not from its application, and until it ended, whatever became of it since.
alter table cells.application add column applied_on date;
alter table cells.application add column gone_on date;
alter table cells.application add column held_from date;
alter table cells.application add column held_to date;

update cells.application a
set applied_on = (a.applied_at at time zone 'Asia/Shanghai')::date,
  gone_on = case when a.stage in ('withdrawn', 'renewed') then e.on_day end,
  held_from = a.valid_from,
  held_to = case when a.valid_until is null then null when a.stage in ('revoked', 'renewed') then least(a.valid_until + 1, e.on_day) else a.valid_until + 1 end
from (
  select x.home, x.id, (max(v.at) at time zone 'Asia/Shanghai')::date as on_day
  from cells.application x
  left join ledger.event v on v.home = x.home and v.stream = x.id and v.type in ('cells.withdrawn', 'cells.renewed', 'cells.revoked')
  group by 1, 2
) e
where e.home = a.home and e.id = a.id;
