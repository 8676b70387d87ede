create schema log;

-- Events not yet in their county's log: one row a batch and county, written by the batch's own statement, so a late commit cannot be passed over.
create table log.pending (
  home text not null,
  id uuid not null,
  -- Brought in bulk from elsewhere: its instants are those of its source.
  loaded bool not null,
  -- home/stream/seq of each event, and the events' hashes one after the other.
  keys text[] not null,
  hashes bytea not null,
  primary key (home, id)
);

-- How far each log is. `home` is that of the county (330502000); the city's log over the counties' checkpoints is called city.
create table log.tree (
  home text not null,
  log text not null,
  hash text not null,
  size int8 not null,
  root bytea not null,
  at timestamptz not null,
  -- Size at which the city's log last took it in.
  in_city int8 not null,
  primary key (home, log)
);

-- Where an event stands in its county's log.
create table log.entry (
  home text not null,
  stream uuid not null,
  seq int not null,
  idx int8 not null,
  primary key (home, stream, seq)
);
create index entry_by_place on log.entry (left(home, 6), idx);

-- Tiles of hashes (level 0 and up) and entry bundles (level -1). The widest is kept; a narrower one is its beginning.
create table log.tile (
  home text not null,
  log text not null,
  level int not null,
  n int8 not null,
  width int not null,
  bytes bytea not null,
  primary key (home, log, level, n)
);

create table log.checkpoint (
  home text not null,
  log text not null,
  size int8 not null,
  root bytea not null,
  at timestamptz not null,
  note text not null,
  primary key (home, log, size)
);

-- What witnesses signed, a line each.
create table log.cosignature (
  home text not null,
  log text not null,
  size int8 not null,
  key text not null,
  line text not null,
  at timestamptz not null,
  primary key (home, log, size, key)
);

-- What the ledger already holds is taken in as it stands today, in the order of its instants.
insert into log.pending (home, id, loaded, keys, hashes)
select left(home, 6) || '000', md5('log ' || left(home, 6) || ' ' || block)::uuid, true,
  array_agg(home || '/' || stream || '/' || seq order by n), string_agg(hash, ''::bytea order by n)
from (
  select e.home, stream, seq, hash, row_number() over w as n, (row_number() over w - 1) / 2000 as block
  from ledger.event e window w as (partition by left(e.home, 6) order by at, e.home, stream, seq)
) numbered
group by left(home, 6), block;
