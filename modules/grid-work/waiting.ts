import { receiptNumber } from "#platform/ids";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { GRID, SERVERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { cityPractice } from "./register-practice.ts";

/** 代办: a resident was promised a day. */
export const waitingRequests: WaitingSource = {
  code: "requests",
  title: { zh: "代办服务", en: "Service requests" },
  kinds: ["grid-work.service-request"],
  allow: readers(SERVERS),
  scope: scopeFor(SERVERS),
  rows: (sql, known) =>
    sql`
    select home, id, place, 'serve' as step, false as own, due_at, provisional, kind as about
    from grid_work.service_request where stage = 'open' and ${visibleIn(sql, known, SERVERS)}`,
  show: (known, { home, id, about }) => {
    const kind = known.read(cityPractice).knownRequestKind(about);
    return {
      number: receiptNumber(id),
      title: { zh: kind?.zh ?? about, en: kind?.en ?? about },
      link: `/requests/${home}/${id}`,
      working: (kind?.limit.unit ?? "working").startsWith("working"),
    };
  },
};

/** A visit somebody agreed to, on its day. */
export const waitingVisits: WaitingSource = {
  code: "visits",
  title: { zh: "约定走访", en: "Visits agreed" },
  kinds: ["grid-work.visit"],
  allow: readers(GRID),
  scope: scopeFor(GRID),
  rows: (sql, known) =>
    sql`
    select home, id, place, 'visit' as step, false as own,
      (visit_on + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 millisecond' as due_at, false as provisional, coalesce(purpose, '') as about
    from grid_work.visit where stage in ('agreed', 'absent') and visit_on is not null and ${visibleIn(sql, known, GRID)}`,
  show: (known, { about }) => {
    const purpose = known.read(cityPractice).view.visitPurposes.find(({ code }) => code === about);
    return { number: null, title: purpose ? { zh: purpose.zh, en: purpose.en } : "visits.waiting.title", link: "/visits" };
  },
};
