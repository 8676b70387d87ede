create schema wall;

-- Links by which a screen may look at an area without anybody signed in. The secret is not here: it is made from the id (ctx.token).
create table wall.kiosk (
  home text not null,
  id uuid not null,
  place text not null,
  label text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  revoked_at timestamptz,
  primary key (home, id)
);
alter table wall.kiosk enable row level security;
alter table wall.kiosk force row level security;
create policy scope on wall.kiosk using (place like any (string_to_array(current_setting('zuji.scope', true), ',')));
