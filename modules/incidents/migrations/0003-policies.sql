-- As on the ledger: the scope is read once a statement, not once a row.
alter policy scope on incidents.incident using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
alter policy scope on incidents.unit_task using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
alter policy scope on incidents.signal using (place like any ((select string_to_array(current_setting('zuji.scope', true), ','))::text[]));
