create schema tallies;
create table tallies.tally (home text not null, id uuid not null, total int not null, place text not null, at timestamptz not null, primary key (home, id));
