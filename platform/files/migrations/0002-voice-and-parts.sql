-- A voice note is kept like a photo: alone until a record names it, removed after a day when none does.
alter table files.photo add column kind text not null default 'photo';
alter table files.photo add column milliseconds int not null default 0;

-- What has arrived of a file whose sending was interrupted; gone when it is whole, or after a day.
create table files.upload (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  length int not null,
  received int not null
);
create index upload_at on files.upload (at);
create table files.part (
  upload uuid not null,
  start int not null,
  bytes bytea not null,
  primary key (upload, start)
);
alter table files.upload enable row level security;
alter table files.upload force row level security;
create policy platform on files.upload using (current_setting('zuji.platform', true) = 'on');
alter table files.part enable row level security;
alter table files.part force row level security;
create policy platform on files.part using (current_setting('zuji.platform', true) = 'on');
