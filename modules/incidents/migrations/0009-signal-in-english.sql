-- What residents had said, in English too where somebody wrote it.
alter table incidents.signal add column aim_en text;
