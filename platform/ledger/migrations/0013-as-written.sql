-- What nobody asks by key stays as it was written: read into jsonb, a job cost more than all else of its row (docs/benchmarks.md).
alter table ledger.outbox alter column payload type json using payload::json;
