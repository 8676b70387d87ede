-- When the city looked up the laws it cites: public, of no person and no place; no row-level policy, as for the other tables of this module.
create table limits.source_review (
  home text not null,
  code text not null,
  seq int4 not null,
  reviewed_on date not null,
  document text not null,
  next_by date not null,
  found text not null check (found in ('inForce', 'revised', 'draft', 'repealed')),
  primary key (home, code, seq)
);
