-- Where an office is found (GB/T 31000: the address of a centre); null where nobody wrote it.
alter table organisations.unit add column address text;
