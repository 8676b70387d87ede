import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import type { Application, KnownApplication, Objection } from "./application-state.ts";
import { issueCellPaper, paperId } from "./commands-papers.ts";
import { isHeld, openCheck } from "./check.ts";
import type { PaperCode } from "./contract.ts";
import type { ApplicationEvent } from "./event.ts";
import { papersOf } from "./papers.ts";
import { firstLook, officeOf, OWN } from "./permits.ts";

type To = Notice["to"];
type Telling = { to: readonly To[]; words: string; params?: Notice["params"] };

/** The unit's own account, where it has one, and the desk of the town that acts for units without. */
const theUnit = ({ unit }: KnownApplication): To[] => [
  { kind: "unit", unit: officeOf(unit), role: OWN, area: unit.area },
  { kind: "role", role: "gridInstructor", area: unit.area.slice(0, 9) },
];
const deciders = ({ unit }: KnownApplication): To[] => [{ kind: "role", role: "supervisor", area: unit.area.slice(0, 6) }];
const inspectors = (ids: readonly string[]): To[] => ids.map((id) => ({ kind: "account", id }));

const DUE_OF: Readonly<Record<string, (state: KnownApplication) => To[]>> = {
  prelim: ({ unit }) => [{ kind: "role", role: firstLook(unit).length === 9 ? "gridInstructor" : "dispatcher", area: firstLook(unit) }],
  rectify: theUnit,
  warning: theUnit,
  report: theUnit,
  expiry: theUnit,
  publicity: deciders,
  restore: deciders,
};

/** Steps of the check of a held title: the unit hears what was found, never that somebody is coming. */
function ofCheck(state: KnownApplication, event: Recorded<ApplicationEvent>): Telling[] | null {
  const { check } = state;
  if (!check || !isHeld(state.stage)) return null;
  const own = theUnit(state);
  switch (event.type) {
    case "cells.check-ordered":
    case "cells.check-recused":
      return [{ to: inspectors(event.inspectors), words: "cells.notice.you-check" }];
    case "cells.inspected":
      return [{ to: inspectors(check.inspectors.filter((id) => id !== event.by)), words: "cells.notice.to-sign" }];
    case "cells.countersigned":
      return event.rectifyDue ? null : [{ to: own, words: "cells.notice.check-stands" }];
    case "cells.rectified":
      return [{ to: inspectors(check.inspectors), words: "cells.notice.to-recheck" }];
    case "cells.rechecked":
      return check.stage === "stands"
        ? [{ to: own, words: "cells.notice.check-stands" }]
        : [{ to: [...own, ...deciders(state)], words: "cells.notice.check-failed" }];
    case "cells.lapsed":
      return openCheck(state)?.stage === "rectifying" && event.slot.startsWith("rectify:")
        ? [{ to: [...own, ...deciders(state)], words: "cells.notice.rectify-late", params: { due: cityDay(event.dueAt) } }]
        : null;
    default:
      return null;
  }
}

function tellings(state: KnownApplication, event: Recorded<ApplicationEvent>): Telling[] {
  const own = theUnit(state);
  const checked = ofCheck(state, event);
  if (checked) return checked;
  switch (event.type) {
    case "cells.returned":
      return [{ to: own, words: "cells.notice.returned" }];
    case "cells.drawn":
      // Who comes and when is not told: an inspection may be unannounced.
      return [
        { to: own, words: "cells.notice.drawn", params: { n: event.inspectors.length } },
        { to: inspectors(event.inspectors), words: "cells.notice.you-inspect" },
      ];
    case "cells.reinspection-ordered":
      return [{ to: inspectors(state.inspectors), words: "cells.notice.you-inspect" }];
    case "cells.recused":
      return [{ to: inspectors(event.inspectors), words: "cells.notice.you-inspect" }];
    case "cells.inspected":
      return [{ to: inspectors(state.inspectors.filter((id) => id !== event.by)), words: "cells.notice.to-sign" }];
    case "cells.countersigned":
      return event.rectifyDue
        ? [{ to: own, words: "cells.notice.rectify", params: { due: cityDay(event.rectifyDue.dueAt) } }]
        : [{ to: own, words: "cells.notice.scored" }, { to: deciders(state), words: "cells.notice.to-publish" }]; // prettier-ignore
    case "cells.rectified":
      return [{ to: inspectors(state.inspectors), words: "cells.notice.to-recheck" }];
    case "cells.rechecked":
      return [{ to: own, words: "cells.notice.scored" }, { to: deciders(state), words: "cells.notice.to-publish" }]; // prettier-ignore
    case "cells.publicised":
      return [{ to: own, words: "cells.notice.public", params: { score: event.score, due: cityDay(event.until.dueAt) } }];
    case "cells.objected":
      return [{ to: deciders(state), words: "cells.notice.objected" }];
    case "cells.awarded":
      return [{ to: own, words: "cells.notice.awarded", params: { until: event.until } }];
    case "cells.refused":
      return [{ to: own, words: "cells.notice.refused", params: { due: cityDay(event.appealUntil) } }];
    case "cells.voided":
      return [{ to: own, words: "cells.notice.voided" }];
    case "cells.warned":
      return [{ to: own, words: "cells.notice.warned", params: { due: cityDay(event.mendDue.dueAt) } }];
    case "cells.restored":
      return [{ to: own, words: "cells.notice.restored" }];
    case "cells.revoked":
      return [{ to: own, words: "cells.notice.revoked", params: { due: cityDay(event.appealUntil) } }];
    case "cells.appeal-decided":
      return [{ to: own, words: event.upheld ? "cells.notice.appeal-upheld" : "cells.notice.appeal-rejected" }];
    case "cells.renewed":
      return [{ to: own, words: "cells.notice.renewed", params: { certificate: event.certificate } }];
    case "cells.expired":
      return [{ to: own, words: "cells.notice.expired" }];
    case "cells.dues-recounted":
      // The unit mends or reports by it, or waits for it.
      return event.dues
        .filter(({ due, was }) => due.dueAt !== was)
        .map(({ due }) => ({ to: own, words: "cells.notice.recounted", params: { due: cityDay(due.dueAt) } }));
    case "cells.reminded":
    case "cells.lapsed": {
      const slot = event.slot.split(":")[0] ?? "";
      const words = `cells.notice.${slot}-${event.type === "cells.reminded" ? "due" : "late"}`;
      return slot in DUE_OF ? [{ to: DUE_OF[slot]!(state), words, params: { due: cityDay(event.dueAt) } }] : [];
    }
    default:
      return [];
  }
}

function noticeId(key: StreamKey, { seq, at }: Recorded<{ type: string }>, reader: string): string {
  return namedUuidAt(at, "cells.notice", key.home, key.id, String(seq), reader);
}

/** Whoever objected and left a mobile number hears what was decided; the page of what is public is where it leads. */
function toObjector(
  key: StreamKey,
  state: KnownApplication,
  event: Recorded<{ type: string; upheld: boolean }>,
  one: Objection,
): JobRequest[] {
  if (!one.phone) return [];
  const notice: Notice = {
    id: noticeId(key, event, one.phone),
    to: { kind: "sealed", stream: { home: key.home, id: key.id }, field: one.phone, channel: "sms" },
    words: `cells.notice.objection-${event.upheld ? "upheld" : "rejected"}`,
    params: { unit: state.unit.zh },
    ...(one.language ? { language: one.language } : {}),
    link: `/cells/${key.home}/${key.id}`,
  };
  return [{ kind: "cells.notify", payload: { notice } }];
}

/** What follows a step: who hears of it, and the papers it calls for. */
export function cellJobs(key: StreamKey, state: Application, events: readonly Recorded<ApplicationEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event): JobRequest[] => {
    const notices = tellings(state, event).flatMap(({ to, words, params }) =>
      to.map((reader): JobRequest => {
        const id = noticeId(key, event, `${words} ${JSON.stringify(reader)}`);
        const link = `/console/cells/${key.home}/${key.id}`;
        const notice: Notice = { id, to: reader, words, params: { unit: state.unit.zh, ...params }, link };
        return { kind: "cells.notify", payload: { notice } };
      }),
    );
    const answered =
      event.type === "cells.objection-decided"
        ? state.objections.flatMap((one): JobRequest[] => (one.entry === event.entry ? toObjector(key, state, event, one) : []))
        : [];
    const titled = event.type === "cells.awarded";
    const called = papersOf(state).filter(({ seq }) => (seq === null ? titled : seq === event.seq));
    const papers = called.map(({ code, seq, unit }): JobRequest => ({
      kind: "cells.paper",
      payload: { home: key.home, id: key.id, code, unit, ...(seq === null ? {} : { seq }) },
    }));
    return [...notices, ...answered, ...papers];
  });
}

export const notifyJob: JobKind = { kind: "cells.notify", run: (ctx, payload) => ctx.notify((payload as { notice: Notice }).notice) };

export const paperJob: JobKind = {
  kind: "cells.paper",
  run: async (ctx, payload) => {
    const paper = payload as { home: string; id: string; code: PaperCode; unit: string; seq?: number };
    await ctx.execute(issueCellPaper, paper, namedUuid("cells.issue-paper", paperId(paper, paper.code, paper.seq)));
  },
};
