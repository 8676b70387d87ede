create schema conferences;

-- Conferences of offices; `detail` is the whole fold, so a page is one read. What was said lies in the vault.
create table conferences.conference (
  home text not null,
  id uuid not null,
  number text not null,
  place text not null,
  kind text not null,
  stage text not null,
  convener text not null,
  meets timestamptz not null,
  members text[] not null,
  matters text[] not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table conferences.conference enable row level security;
alter table conferences.conference force row level security;
create policy scope on conferences.conference using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
-- A unit that was asked reads it wherever it lies.
create policy unit on conferences.conference for select using (
  members && string_to_array(substr(current_setting('zuji.units', true), 2), ','));
create index conference_meets on conferences.conference (meets, id);
create index conference_open on conferences.conference (meets, id) where stage in ('called', 'held');
create index conference_matters on conferences.conference using gin (matters);

create table conferences.decision (
  home text not null,
  id uuid not null,
  decision uuid not null,
  place text not null,
  members text[] not null,
  owner text not null,
  due_at timestamptz not null,
  reported_by text,
  done bool not null,
  primary key (home, id, decision)
);
alter table conferences.decision enable row level security;
alter table conferences.decision force row level security;
create policy scope on conferences.decision using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
create policy unit on conferences.decision for select using (
  members && string_to_array(substr(current_setting('zuji.units', true), 2), ','));
create index decision_owed on conferences.decision (owner, due_at) where not done;
-- What a unit owes by a conference of another place is in its list of work.
create policy conference_obligor on clocks.clock for select using (
  kind = 'conferences.conference' and obligor = any (string_to_array(substr(current_setting('zuji.units', true), 2), ',')));
