-- Units that act together (domain.md S6): public offices, their duty phones, and the post that answers for each. Of no person: who holds the
-- post is kept in people.
create table organisations.network (
  home text not null,
  id uuid not null,
  area text not null,
  sort text not null check (sort in ('jointAction', 'leadingGroup')),
  zh text not null,
  en text not null,
  stage text not null,
  from_on date not null,
  to_on date,
  primary key (home, id)
);

create table organisations.seat (
  home text not null,
  id uuid not null,
  nth int not null,
  unit text not null,
  contact uuid,
  duty_line text not null,
  from_on date not null,
  to_on date,
  primary key (home, id, nth)
);
