-- When a unit worked, one row each time: a count of a past day takes who worked then, not who works now, and from the day it opened, not the day that was recorded.
create table organisations.spell (
  home text not null,
  code text not null,
  spell int not null,
  id uuid not null,
  department text not null,
  area text not null,
  zh text not null,
  en text not null,
  from_on date not null,
  to_on date,
  primary key (home, code, spell)
);

with marks as (
  select home, stream, seq, type in ('organisations.unit-opened', 'organisations.unit-operating') as works,
    coalesce((data ->> 'on')::date, (at at time zone 'Asia/Shanghai')::date) as on_day
  from ledger.event
  where kind = 'organisations.unit' and type in (
    'organisations.unit-opened', 'organisations.unit-operating', 'organisations.unit-suspended', 'organisations.unit-merged', 'organisations.unit-dissolved')
),
turns as (
  select *, lag(works) over (partition by home, stream order by seq) as before from marks
),
spans as (
  select home, stream, seq, works, on_day, lead(on_day) over (partition by home, stream order by seq) as next_day
  from turns where works is distinct from coalesce(before, false)
)
insert into organisations.spell (home, code, spell, id, department, area, zh, en, from_on, to_on)
select u.home, u.code, row_number() over (partition by u.home, u.code order by s.seq), u.id, u.department, u.area, u.zh, u.en, s.on_day, s.next_day
from spans s join organisations.unit u on u.home = s.home and u.id = s.stream where s.works;

alter table organisations.unit drop column since;
