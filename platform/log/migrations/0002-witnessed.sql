-- How far each witness we send checkpoints to has come, and what it last said.
create table log.witnessed (
  home text not null,
  log text not null,
  key text not null,
  size int8 not null,
  outcome text not null,
  tried_at timestamptz not null,
  primary key (home, log, key)
);
-- The newest checkpoint of each day, for whoever compares what they kept.
create index checkpoint_by_time on log.checkpoint (home, log, at);
