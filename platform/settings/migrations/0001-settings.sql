create schema settings;
-- What the installation knows of itself: whether it is the demonstration city, how far loading went.
create table settings.setting (
  key text primary key,
  value jsonb not null,
  at timestamptz not null
);
