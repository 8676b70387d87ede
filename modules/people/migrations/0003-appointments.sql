-- Posts 职位 keep every holder they had (任职), each an appointment of its own, and say on which days they stood, were held and were empty.
alter table people.post add column from_on date, add column to_on date, add column established bool not null default true;

create table people.appointment (
  home text not null,
  id uuid not null,
  nth int not null,
  place text not null,
  account uuid not null,
  from_on date not null,
  to_on date,
  concurrent bool not null,
  primary key (home, id, nth)
);
alter table people.appointment enable row level security;
alter table people.appointment force row level security;
create policy scope on people.appointment using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- A public office's days, of no person: who held it is in the table above. `area`, where the post's unit is. One row each for a term, for the
-- time before it and for that after the last; one without a day has no dates.
create table people.post_span (
  home text not null,
  id uuid not null,
  nth int not null,
  area text not null,
  unit text not null,
  zh text not null,
  en text not null,
  state text not null check (state in ('held', 'empty', 'long')),
  from_on date,
  to_on date,
  primary key (home, id, nth)
);

with marks as (
  select home, stream, seq, type, data, count(*) filter (where type = 'people.appointed') over (partition by home, stream order by seq) as nth
  from ledger.event where kind = 'people.post' and type in ('people.appointed', 'people.released')
),
terms as (
  select home, stream, nth,
    max(data ->> 'account') filter (where type = 'people.appointed') as account,
    max(data ->> 'from') filter (where type = 'people.appointed') as from_on,
    coalesce(bool_or((data ->> 'concurrent')::bool) filter (where type = 'people.appointed'), false) as concurrent,
    (array_agg(case when type = 'people.released' then data ->> 'on' else data ->> 'to' end order by seq desc))[1] as to_on
  from marks group by home, stream, nth
)
insert into people.appointment (home, id, nth, place, account, from_on, to_on, concurrent)
select t.home, t.stream, row_number() over (partition by t.home, t.stream order by t.nth), p.place, t.account::uuid, t.from_on::date, t.to_on::date, t.concurrent
from terms t join people.post p on p.home = t.home and p.id = t.stream;

update people.post p set from_on = o.on_day, to_on = o.off_day
from (
  select e.home, e.stream,
    least(min(coalesce((e.data ->> 'on')::date, (e.at at time zone 'Asia/Shanghai')::date)) filter (where e.type = 'people.post-opened'),
      min((e.data ->> 'from')::date) filter (where e.type = 'people.appointed')) as on_day,
    min(coalesce((e.data ->> 'on')::date, (e.at at time zone 'Asia/Shanghai')::date)) filter (where e.type = 'people.post-closed') as off_day
  from ledger.event e where e.kind = 'people.post' group by e.home, e.stream
) o where o.home = p.home and o.stream = p.id;

with kept as (
  select home, id, nth, from_on, to_on, lag(to_on) over w as before, row_number() over (partition by home, id order by nth desc) as back
  from people.appointment where to_on is null or to_on > from_on
  window w as (partition by home, id order by nth)
),
counts as (select home, id, count(*)::int as n from people.appointment group by home, id),
free as (
  select p.home, p.id, k.nth - 1 as before, coalesce(k.before, p.from_on) as a, k.from_on as b from kept k join people.post p on p.home = k.home and p.id = k.id
  union all
  select home, id, nth - 1, null, null from people.appointment where to_on = from_on
  union all
  select p.home, p.id, coalesce(c.n, 0), case when k.id is null then p.from_on else k.to_on end, p.to_on
  from people.post p
    left join kept k on k.home = p.home and k.id = p.id and k.back = 1
    left join counts c on c.home = p.home and c.id = p.id
),
spans as (
  select home, id, 3 * nth - 1 as nth, 'held' as state, from_on as a, to_on as b, to_on is null or to_on > from_on as there from people.appointment
  union all
  select home, id, 3 * before, 'empty', a, least(b, a + 91), a is not null and (b is null or b > a) from free
  union all
  select home, id, 3 * before + 1, 'long', a + 91, b, a is not null and (b is null or b > a + 91) from free
)
insert into people.post_span (home, id, nth, area, unit, zh, en, state, from_on, to_on)
select s.home, s.id, s.nth, p.place, p.unit, p.zh, p.en, s.state, case when s.there then s.a end, case when s.there then s.b end
from spans s join people.post p on p.home = s.home and p.id = s.id;

alter table people.post alter column from_on set not null, alter column established drop default, drop column holder, drop column held_from, drop column held_to;
