-- Petitions ended by the second review were sealed for ten years: the vault keeps them for the thirty of their purpose.
select set_config('zuji.platform', 'on', true), set_config('zuji.scope', '%', true);
insert into ledger.outbox (home, id, kind, payload, run_at)
select home, id, 'vault.keep', jsonb_build_object('home', home, 'id', id), timestamptz '2026-01-01 00:00:00Z'
from ledger.stream
where kind = 'petitions.petition' and state ->> 'ending' = 'final'
on conflict do nothing;
