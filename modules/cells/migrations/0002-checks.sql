-- Where the newest check of a held title stands, so that lists find open ones without opening records.
alter table cells.application add column check_stage text;
create index application_check on cells.application (check_stage) where check_stage is not null;
