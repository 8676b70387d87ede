-- How long a record is followed for the completion rate of its cohort: thirty days from its acceptance.
alter table incidents.incident add column followed_until timestamptz;
update incidents.incident set followed_until = verified_at + interval '30 days' where verified_at is not null;
