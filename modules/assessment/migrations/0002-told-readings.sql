-- Of figures another module publishes: the value and its interval, where counts do not give them.
alter table assessment.reading add column told jsonb;
