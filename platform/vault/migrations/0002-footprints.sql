-- What the person is told of a reading: for which unit and purpose, and by what right. Null in rows written before these were noted.
alter table vault.read add column unit text, add column purpose text, add column basis text;
create index read_of_reader on vault.read (reader, at);
