-- Why a file is kept and until when, from the purpose of the record that names it. An erased one leaves its row, so that a record can say what went; its
-- digest stands until the store has let it go.
alter table files.photo add column purpose text, add column expires_at timestamptz, add column erased_at timestamptz;
create index photo_expiry on files.photo (expires_at) where erased_at is null;
create index photo_record on files.photo (home, stream);
create index photo_undated on files.photo (at) where stream is not null and expires_at is null and erased_at is null;
create index photo_removal on files.photo (erased_at) where erased_at is not null and digest <> '';
