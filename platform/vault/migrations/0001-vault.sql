create schema vault;

-- One data key a stream, wrapped by the master key that lives outside the database. Destroying the row erases every field sealed with it.
create table vault.key (
  home text not null,
  stream uuid not null,
  wrapped bytea not null,
  primary key (home, stream)
);

create table vault.field (
  home text not null,
  stream uuid not null,
  field text not null,
  purpose text not null,
  sealed bytea not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  primary key (home, stream, field)
);
create index field_expiry on vault.field (expires_at);

-- Who opened what, when and why.
create table vault.read (
  home text not null,
  id uuid not null,
  stream uuid not null,
  field text not null,
  reader text not null,
  role text not null,
  reason text not null,
  at timestamptz not null,
  primary key (home, id)
);
create index read_of_stream on vault.read (home, stream, at);

do $$
declare part text;
begin
  foreach part in array array['key', 'field', 'read'] loop
    execute format('alter table vault.%I enable row level security', part);
    execute format('alter table vault.%I force row level security', part);
    -- Only the platform's own connections reach the vault; a reader's scope, however wide, never does.
    execute format('create policy platform on vault.%I using (current_setting(''zuji.platform'', true) = ''on'')', part);
  end loop;
end $$;
