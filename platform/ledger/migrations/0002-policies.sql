-- The scope is read once a statement (an InitPlan) instead of once a row: a count over events takes 26 ms instead of 44.
alter policy scope on ledger.event using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
alter policy scope on ledger.stream using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
alter policy scope on clocks.clock using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
