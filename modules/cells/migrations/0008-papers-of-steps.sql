-- Papers that steps call for are kept in the record: those of before are read off their events, to be issued by whoever decides there.
update ledger.stream s set state = s.state || jsonb_build_object('papers', coalesce((
  select jsonb_agg(jsonb_build_object('code', code, 'seq', e.seq, 'office', e.unit) order by e.seq, part)
  from ledger.event e, lateral (
    select 1 as part, 'application' as code where e.type in ('cells.applied', 'cells.resubmitted')
    union all select 1, 'inspection' where e.type = 'cells.countersigned'
    union all select 2, 'rectification' where e.type = 'cells.countersigned' and jsonb_typeof(e.data -> 'rectifyDue') = 'object'
    union all select 1, 'recheck' where e.type = 'cells.rechecked'
    union all select 1, 'naming' where e.type = 'cells.awarded'
    union all select 1, 'revocation' where e.type = 'cells.revoked'
  ) called
  where e.home = s.home and e.stream = s.id), '[]'::jsonb))
where s.kind = 'cells.application' and s.state ->> 'stage' <> 'none';
