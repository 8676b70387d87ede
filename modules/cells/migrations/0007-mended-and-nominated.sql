-- What more is counted by: each rectification by the day it fell due, each result by the day it was first published and whether an objection was upheld.
create table cells.rectification (
  home text not null,
  id uuid not null,
  number int not null,
  place text not null,
  scheme text not null,
  round uuid not null,
  due_on date not null,
  due_to date not null,
  done_on date,
  in_time boolean not null,
  fell boolean not null,
  primary key (home, id, number)
);
alter table cells.rectification enable row level security;
alter table cells.rectification force row level security;
create policy scope on cells.rectification using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index rectification_due on cells.rectification (due_on);

alter table cells.application add column publicised_on date;
alter table cells.application add column publicised_to date;
alter table cells.application add column upheld boolean not null default false;

-- Records of before do not say that a rectification ended without being mended (withdrawn, voided, refused meanwhile): their events do.
update ledger.stream s set state = jsonb_set(s.state, '{past}', (
  select jsonb_agg(case when p ->> 'slot' = 'rectify' and not exists (
      select from ledger.event e where e.home = s.home and e.stream = s.id and e.type = 'cells.rectified' and e.at = (p ->> 'metAt')::timestamptz
    ) then p || '{"undone": true}' else p end order by n)
  from jsonb_array_elements(s.state -> 'past') with ordinality as of (p, n)))
where s.kind = 'cells.application' and s.state -> 'past' @> '[{"slot": "rectify"}]';

insert into cells.rectification (home, id, number, place, scheme, round, due_on, due_to, done_on, in_time, fell)
select home, id, number, place, scheme, round, due_on, (due_on + interval '1 year')::date, (done_at at time zone 'Asia/Shanghai')::date,
  coalesce(done_at <= due_at, false), coalesce(over_at <= due_at, false)
from (
  select a.home, a.id, (row_number() over (partition by a.home, a.id order by r.step, r.n))::int - 1 as number, a.place, a.scheme, a.round,
    ((r.due_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date as due_on, r.due_at, r.done_at, r.over_at
  from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id, lateral (
    select 1 as step, n, (p -> 'due' ->> 'dueAt')::timestamptz as due_at,
      case when p -> 'undone' is null then (p ->> 'metAt')::timestamptz end as done_at, case when p -> 'undone' is not null then (p ->> 'metAt')::timestamptz end as over_at
    from jsonb_array_elements(s.state -> 'past') with ordinality as of (p, n) where p ->> 'slot' = 'rectify'
    union all
    select 2, 1, (s.state -> 'due' -> 'due' ->> 'dueAt')::timestamptz, null, null where s.state -> 'due' ->> 'slot' = 'rectify'
    union all
    select 3, 1, (s.state -> 'check' -> 'due' -> 'due' ->> 'dueAt')::timestamptz, null,
      case when s.state ->> 'stage' not in ('awarded', 'warned', 'mended') then (s.state ->> 'endedAt')::timestamptz end
    where jsonb_typeof(s.state -> 'check' -> 'due') = 'object'
  ) r
) found;

update cells.application a
set publicised_on = p.day, publicised_to = (p.day + interval '1 year')::date, upheld = jsonb_path_exists(p.state, '$.objections[*] ? (@.decided.upheld == true)')
from (
  select s.home, s.id, s.state, (select min((one ->> 'from')::timestamptz at time zone 'Asia/Shanghai')::date
    from jsonb_array_elements(s.state -> 'past' || jsonb_build_array(s.state -> 'due')) one where one ->> 'slot' = 'publicity') as day
  from ledger.stream s where s.kind = 'cells.application'
) p
where p.home = a.home and p.id = a.id and p.day is not null;
