-- What the city has set for assessing decisions: how many experts, how the index of risks is computed. OPEN: configuration everybody may read.
create table decisions.practice (
  home text not null,
  id uuid not null,
  facts jsonb not null,
  primary key (home, id)
);
