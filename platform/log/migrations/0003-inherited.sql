-- Logs of another installation that a package brought along: their tiles, checkpoints and cosignatures stand beside our own, under `log`.
create table log.inherited (
  home text not null,
  log text not null,
  origin text not null,
  hash text not null,
  size int8 not null,
  -- Verifier keys that signed it, as that installation published them.
  keys text[] not null,
  at timestamptz not null,
  primary key (home, log)
);

-- Where an event that came along stands in such a log.
create table log.inherited_entry (
  home text not null,
  stream uuid not null,
  seq int not null,
  log text not null,
  idx int8 not null,
  primary key (home, stream, seq, log)
);
create index inherited_entry_by_place on log.inherited_entry (log, idx);
