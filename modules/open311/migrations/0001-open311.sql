create schema open311;

-- Keys with which other programmes report over Open311. The secret itself is nowhere; this is its SHA-256.
create table open311.key (
  home text not null,
  id uuid not null,
  place text not null,
  label text not null,
  hash text not null,
  per_minute int4 not null,
  issued_by text not null,
  issued_at timestamptz not null,
  until timestamptz not null,
  revoked_at timestamptz,
  primary key (home, id)
);
alter table open311.key enable row level security;
alter table open311.key force row level security;
create policy scope on open311.key using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
