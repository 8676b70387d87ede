-- Everybody who wrote any of what stands since the last edition: none of them is its second person.
update report_card.card c set detail = c.detail || jsonb_build_object('hands', coalesce(h.hands, '[]'::jsonb))
from (
  select k.home, k.id, jsonb_agg(w.actor order by w.first) filter (where w.actor is not null) as hands
  from report_card.card k
  left join (
    select e.home, e.stream, e.actor, min(e.seq) as first
    from ledger.event e
    left join (select home, stream, max(seq) as seq from ledger.event where type = 'report-card.published' group by 1, 2) p
      on p.home = e.home and p.stream = e.stream
    where e.kind = 'report-card.card' and e.seq > coalesce(p.seq, 0) and e.type in (
      'report-card.drafted', 'report-card.head-changed', 'report-card.section-set', 'report-card.item-set', 'report-card.step-set',
      'report-card.part-dropped', 'report-card.submitted', 'report-card.correction-begun')
    group by 1, 2, 3
  ) w on w.home = k.home and w.stream = k.id
  group by 1, 2
) h
where h.home = c.home and h.id = c.id;
