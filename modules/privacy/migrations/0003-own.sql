-- Askings for everything under one's own phone: a keyed digest of phone and day, so that codes to one number can be counted for a day.
create table privacy.own (
  home text not null,
  id uuid not null,
  place text not null,
  who text not null,
  stage text not null,
  at timestamptz not null,
  primary key (home, id)
);
create index own_who on privacy.own (who, at);
alter table privacy.own enable row level security;
alter table privacy.own force row level security;
create policy scope on privacy.own using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
