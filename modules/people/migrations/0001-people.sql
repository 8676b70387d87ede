create schema people;

-- Reference tables on a cluster: thousands of staff. Names are in access.account, grants in access.grant (both filled by this module's ledger or the door).
create table people.account (
  home text not null,
  id uuid not null,
  place text not null,
  unit text not null,
  stage text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  primary key (home, id)
);

create table people.post (
  home text not null,
  id uuid not null,
  place text not null,
  unit text not null,
  zh text not null,
  en text not null,
  stage text not null,
  holder uuid,
  held_from date,
  held_to date,
  primary key (home, id)
);

create table people.team (
  home text not null,
  id uuid not null,
  place text not null,
  zh text not null,
  en text not null,
  stage text not null,
  areas text[] not null,
  members jsonb not null,
  hours jsonb not null,
  primary key (home, id)
);

do $$
declare part text;
begin
  foreach part in array array['account', 'post', 'team'] loop
    execute format('alter table people.%I enable row level security', part);
    execute format('alter table people.%I force row level security', part);
    execute format('create policy scope on people.%I using (place like any (string_to_array(current_setting(''zuji.scope'', true), '','')))', part);
  end loop;
end $$;
