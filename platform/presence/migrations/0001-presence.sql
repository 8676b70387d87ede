create schema presence;

-- Who has a record open now. A lease of seconds and nothing else: no beginning, no past, no way in by person. Unlogged, so that it is in no
-- journal and no backup; a crash forgets it, which is right.
create unlogged table presence.lease (
  home text not null,
  id uuid not null,
  account uuid not null,
  until timestamptz not null,
  primary key (home, id, account)
);
alter table presence.lease enable row level security;
alter table presence.lease force row level security;
create policy platform on presence.lease using (current_setting('zuji.platform', true) = 'on');
