-- Read whole and never asked by key.
alter table live.change alter column changes type json using changes::json;
