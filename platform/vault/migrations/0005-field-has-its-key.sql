-- What is sealed while its key is being destroyed would be lost: whoever seals holds the key's row until it is written, and fails when it is gone (the
-- command is then decided again, with a new key). Rows from before are not looked at: a race of then cannot be mended.
alter table vault.field add constraint field_has_its_key foreign key (home, stream) references vault.key (home, stream) not valid;
