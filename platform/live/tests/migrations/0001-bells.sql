create schema bells;
create table bells.bell (
  home text not null,
  id uuid not null,
  place text not null,
  rings int not null,
  primary key (home, id)
);
alter table bells.bell enable row level security;
alter table bells.bell force row level security;
create policy scope on bells.bell using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
