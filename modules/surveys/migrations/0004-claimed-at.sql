-- Since when a call is claimed: a claim runs out, so that a number is rung although whoever took it left.
alter table surveys.unit add column claimed_at timestamptz;
