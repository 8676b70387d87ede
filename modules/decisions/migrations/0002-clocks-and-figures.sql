-- What figures are counted by: days, whether a report came first, whether the draft was changed after hearing people.
alter table decisions.matter add column identified_on date;
alter table decisions.matter add column decided_on date;
alter table decisions.matter add column assessed bool not null default false;
alter table decisions.matter add column changed bool not null default false;
alter table decisions.matter add column pending bool not null default false;
alter table decisions.opinion add column given_on date;

-- Measures against risks, one row each: what was promised with a decision has its day.
create table decisions.measure (
  home text not null,
  id uuid not null,
  risk uuid not null,
  place text not null,
  due_on date not null,
  done_on date,
  effective bool not null,
  primary key (home, id, risk)
);
alter table decisions.measure enable row level security;
alter table decisions.measure force row level security;
create policy scope on decisions.measure using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
