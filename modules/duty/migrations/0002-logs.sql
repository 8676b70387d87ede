-- When the log of a shift was written; its words are sealed.
alter table duty.shift add column logged_at timestamptz;
create index shift_begun on duty.shift (starts_at desc);
