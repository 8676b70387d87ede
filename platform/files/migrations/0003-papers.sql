-- A paper (PDF) is kept like a photo, with a picture of its first page in the photo's place; so many pages long.
alter table files.photo add column pages int not null default 0;
