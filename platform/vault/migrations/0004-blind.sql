-- By what exactly a sealed field is found: a keyed digest of the phone in it, empty when it is none to be found by, null until it was looked at.
-- It lies in the field's own row, so it comes, changes and is destroyed with it.
alter table vault.field add column blind bytea;
create index field_blind on vault.field (blind) where octet_length(blind) > 0;
create index field_unlooked on vault.field (home, stream, field) where blind is null;

-- Every look-up by staff, found or not: who, for which unit, among records of which kind, how many. Never which number.
create table vault.lookup (
  home text not null,
  id uuid not null,
  reader text not null,
  role text not null,
  unit text not null,
  area text not null,
  kind text not null,
  reason text not null,
  found int4 not null,
  at timestamptz not null,
  primary key (home, id)
);
create index lookup_reader on vault.lookup (reader, at);
create index lookup_time on vault.lookup (at);
alter table vault.lookup enable row level security;
alter table vault.lookup force row level security;
create policy platform on vault.lookup using (current_setting('zuji.platform', true) = 'on');
