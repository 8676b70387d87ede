-- A handler has asked for more time and waits for the answer.
alter table incidents.incident add column extension_asked boolean not null default false;
create index incident_extension_asked on incidents.incident (lead) where extension_asked;
