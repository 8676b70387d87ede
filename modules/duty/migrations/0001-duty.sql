create schema duty;

-- Who answers the duty phone of a unit, from when to when; by account, never by name, and nothing about where anybody is.
create table duty.shift (
  home text not null,
  id uuid not null,
  unit text not null,
  place text not null,
  phone text not null,
  account uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  stage text not null check (stage in ('planned', 'acknowledged', 'cancelled')),
  acknowledged_at timestamptz,
  primary key (home, id)
);
alter table duty.shift enable row level security;
alter table duty.shift force row level security;
create policy scope on duty.shift using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create index shift_ends on duty.shift (ends_at);
create index shift_of_account on duty.shift (account, ends_at);
