create schema files;

-- A photo is uploaded before the record it belongs to exists, so it stands alone until a job attaches it. Reference-like: looked up by id only.
create table files.photo (
  id uuid primary key,
  at timestamptz not null,
  digest text not null,
  bytes int not null,
  width int not null,
  height int not null,
  home text,
  stream uuid
);
create index photo_loose on files.photo (at) where stream is null;
create index photo_digest on files.photo (digest);
alter table files.photo enable row level security;
alter table files.photo force row level security;
create policy platform on files.photo using (current_setting('zuji.platform', true) = 'on');
