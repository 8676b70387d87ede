-- Whom a notice to a unit goes to.
create index grant_of_unit on access.grant (unit, role) where revoked_at is null and unit <> '';
