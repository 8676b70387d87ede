create schema decisions;

-- Matters that must be assessed before anybody decides; `detail` is the whole fold, so a page is one read.
create table decisions.matter (
  home text not null,
  id uuid not null,
  place text not null,
  title text not null,
  kind text not null,
  stage text not null,
  level text,
  until date,
  outcome text,
  opinions int4 not null,
  answered int4 not null,
  undertaker text not null,
  decider text not null,
  detail jsonb not null,
  primary key (home, id)
);
alter table decisions.matter enable row level security;
alter table decisions.matter force row level security;
create policy scope on decisions.matter using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));

-- What people said, without who: the words lie in the vault.
create table decisions.opinion (
  home text not null,
  id uuid not null,
  place text not null,
  matter uuid not null,
  times int4 not null,
  stage text not null,
  summary text,
  answer text,
  reason text,
  primary key (home, id)
);
create index opinion_matter on decisions.opinion (home, matter, id);
alter table decisions.opinion enable row level security;
alter table decisions.opinion force row level security;
create policy scope on decisions.opinion using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
