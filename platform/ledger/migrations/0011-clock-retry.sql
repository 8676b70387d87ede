-- A reminder that failed is given again a little later. When is no part of the clock: `remind_at` follows from the events alone, and verify holds it to them.
alter table clocks.clock add column retry_at timestamptz;
