import { dutyRow, noticeNow, noun, type ClockRow, type Clocks, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { SiteStage, SiteView } from "./contract/plans.ts";

/** Last moment of the promised day, and when to call it to mind. */
export type SiteDue = { dueAt: string; remindAt: string | null };
/** What the plan was to bring, computed on the day it was made; the villages are named, so that the promise can be counted again. */
export type Promised = { households: number; villages: readonly string[]; standard: number; roads: string };

export type SiteEvent =
  | {
      type: "service-circle.site-planned";
      kind: string;
      village: string;
      measure: SiteView["measure"];
      moment: string;
      owner: string;
      note: string | null;
      due: SiteDue;
      promised: Promised;
    }
  | { type: "service-circle.site-funded"; document: string }
  | { type: "service-circle.site-opened"; point: StreamKey }
  | { type: "service-circle.site-verified"; finding: string; households: number }
  | { type: "service-circle.site-postponed"; due: SiteDue; reason: string }
  | { type: "service-circle.site-dropped"; reason: string }
  | { type: "service-circle.site-reminded"; slot: string; dueAt: string }
  | { type: "service-circle.site-lapsed"; slot: string; dueAt: string };

export type KnownSite = {
  stage: SiteStage;
  kind: string;
  village: string;
  measure: SiteView["measure"];
  moment: string;
  owner: string;
  note: string | null;
  plannedAt: string;
  due: SiteDue;
  firstDueAt: string;
  postponements: readonly { at: string; reason: string; dueAt: string }[];
  promised: Promised;
  document: string | null;
  point: StreamKey | null;
  openedAt: string | null;
  openedBy: string | null;
  finding: string | null;
  measured: number | null;
  reason: string | null;
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type SiteState = { stage: "none" } | KnownSite;

function evolve(state: SiteState, event: Recorded<SiteEvent>): SiteState {
  if (event.type === "service-circle.site-planned") {
    const { kind, village, measure, moment, owner, note, due, promised } = event;
    const nothing = {
      document: null,
      point: null,
      openedAt: null,
      openedBy: null,
      finding: null,
      measured: null,
      reason: null,
      told: null,
    };
    const dates = { plannedAt: event.at, due, firstDueAt: due.dueAt, postponements: [] };
    return { stage: "planned", kind, village, measure, moment, owner, note, promised, ...dates, ...nothing };
  }
  if (state.stage === "none") return state;
  switch (event.type) {
    case "service-circle.site-funded":
      return { ...state, stage: "funded", document: event.document };
    case "service-circle.site-opened":
      return { ...state, stage: "opened", point: event.point, openedAt: event.at, openedBy: event.by };
    case "service-circle.site-verified":
      return { ...state, stage: "verified", finding: event.finding, measured: event.households };
    case "service-circle.site-postponed": {
      const said = { at: event.at, reason: event.reason, dueAt: event.due.dueAt };
      return { ...state, due: event.due, postponements: [...state.postponements, said] };
    }
    case "service-circle.site-dropped":
      return { ...state, stage: "dropped", reason: event.reason };
    default:
      return { ...state, told: { dueAt: event.dueAt, as: event.type === "service-circle.site-lapsed" ? "lapsed" : "reminded" } };
  }
}

export const site = noun<SiteState, SiteEvent>({ kind: "service-circle.site", initial: { stage: "none" }, evolve });

export function known(state: SiteState): KnownSite {
  if (state.stage === "none") throw refuse.notFound("service-circle.unknown-site");
  return state;
}

function running(state: SiteState): KnownSite {
  const found = known(state);
  if (found.stage !== "planned" && found.stage !== "funded") throw refuse.conflict("service-circle.site-over", { stage: found.stage });
  return found;
}

export function planSite(state: SiteState, facts: Omit<Extract<SiteEvent, { type: "service-circle.site-planned" }>, "type">): SiteEvent[] {
  if (state.stage !== "none") throw refuse.conflict("service-circle.site-exists");
  return [{ type: "service-circle.site-planned", ...facts }];
}

export function fund(state: SiteState, document: string): SiteEvent[] {
  const now = running(state);
  return now.stage === "funded" && now.document === document ? [] : [{ type: "service-circle.site-funded", document }];
}

/** Only what stands in the register and is open counts as opened. */
export function openSite(state: SiteState, point: StreamKey, standing: { stage: string; kind: string }): SiteEvent[] {
  const now = running(state);
  if (standing.stage !== "open") throw refuse.fields([{ path: "point", code: "service-circle.point-not-open" }]);
  if (standing.kind !== now.kind) throw refuse.fields([{ path: "point", code: "service-circle.other-kind" }]);
  return [{ type: "service-circle.site-opened", point }];
}

/** Checked by somebody else than whoever reported it open. `households`: of the promised ones, how many are covered now. */
export function verify(state: SiteState, by: string, finding: string, households: number): SiteEvent[] {
  const now = known(state);
  if (now.stage === "verified") return [];
  if (now.stage !== "opened") throw refuse.conflict("service-circle.site-not-opened");
  if (now.openedBy === by) throw refuse.forbidden("service-circle.own-work");
  return [{ type: "service-circle.site-verified", finding, households }];
}

/** The new date stands beside the first one and the reason; nothing promised is forgotten. */
export function postpone(state: SiteState, due: SiteDue, reason: string): SiteEvent[] {
  const now = running(state);
  if (due.dueAt === now.due.dueAt) return [];
  if (due.dueAt < now.due.dueAt) throw refuse.fields([{ path: "due", code: "service-circle.due-earlier" }]);
  return [{ type: "service-circle.site-postponed", due, reason }];
}

export function drop(state: SiteState, reason: string): SiteEvent[] {
  if (state.stage === "dropped") return [];
  running(state);
  return [{ type: "service-circle.site-dropped", reason }];
}

/** One duty: the owner opens by the promised day. It ends when doors open, not when papers are signed. */
const rows = (state: SiteState): ClockRow[] =>
  state.stage === "none"
    ? []
    : [
        dutyRow({
          slot: "open",
          rule: "site",
          obligor: state.owner,
          startedAt: state.plannedAt,
          due: { ...state.due, provisional: false },
          metAt: state.openedAt,
          told: state.told,
          place: state.village,
          alive: state.stage === "planned" || state.stage === "funded",
        }),
      ];
export const siteClocks: Clocks<SiteState> = (_, state) => rows(state);

/** What is due to be said now, each once for each date. */
export function tell(state: SiteState, now: string): SiteEvent[] {
  const notice = noticeNow(rows(state), "open", now);
  return notice ? [{ type: `service-circle.site-${notice.as}`, slot: notice.slot, dueAt: notice.dueAt }] : [];
}
