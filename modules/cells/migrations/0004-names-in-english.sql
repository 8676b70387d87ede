-- What a unit of a round is called for those who read English, where the list says so; without it the Chinese name stands in both.
alter table cells.eligible add column name_en text;
alter table cells.application add column name_en text;
-- The list of applications goes on from any of its rows.
create index application_applied on cells.application (applied_at desc, id desc);
