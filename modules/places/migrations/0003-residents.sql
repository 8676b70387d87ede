-- OPEN: published counts of residents, like the areas themselves; nothing of persons.
create table places.residents (
  home text not null,
  code text not null,
  day date not null,
  residents int4 not null,
  document text not null,
  synthetic bool not null,
  primary key (home, code, day)
);
