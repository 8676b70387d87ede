-- When an office is open, for who reads English; null where nobody wrote it.
alter table organisations.unit add column hours_en text;
