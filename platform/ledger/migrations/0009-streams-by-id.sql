-- Whether an id already stands in another home. Ids are time-ordered and never change: entries go to the right edge, and updates of the row stay HOT.
create index stream_by_id on ledger.stream (id);
