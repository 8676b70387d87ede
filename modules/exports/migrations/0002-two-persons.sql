-- A bulk export waits for a second person: until when, who it was, when.
alter table exports.export add column held_until timestamptz, add column approved_by text, add column approved_at timestamptz;
