create schema privacy;

-- What persons did about their own data: which right, of which record, how much was erased and how much a law has kept. Nobody's name or phone.
create table privacy.act (
  home text not null,
  id uuid not null,
  n int4 not null,
  place text not null,
  record uuid not null,
  act text not null,
  at timestamptz not null,
  erased int4 not null,
  kept int4 not null,
  primary key (home, id, n)
);
create index act_time on privacy.act (at);
alter table privacy.act enable row level security;
alter table privacy.act force row level security;
create policy scope on privacy.act using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
