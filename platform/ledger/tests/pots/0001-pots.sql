create schema pots;
create table pots.pot (home text not null, id uuid not null, nth int not null, n int not null, kind text not null, put_on date not null, place text not null, primary key (home, id, nth));
