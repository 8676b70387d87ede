-- Whether the public notices of an area's grids name their workers; public itself, so no row-level policy.
create table people.notice_rule (
  home text not null,
  area text not null,
  names bool not null,
  basis text not null,
  primary key (home, area)
);
