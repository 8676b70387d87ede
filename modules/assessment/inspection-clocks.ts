import { recounted } from "#platform/clocks";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { timingOf } from "#modules/incidents";
import type { Inspection } from "./inspection.ts";
import type { InspectionEvent, VisitEvent, VisitSlot } from "./inspection-event.ts";
import type { Visit } from "./visit.ts";

/** The office owes the visits until the last day of the plan. */
const inspectionRows = (state: Inspection): ClockRow[] =>
  state.stage === "none"
    ? []
    : [
        dutyRow({
          slot: "visits",
          rule: "assessment.visits",
          obligor: `zfw-${state.area}`,
          startedAt: state.plannedAt,
          due: state.visitsDue,
          metAt: state.stage === "over" && state.ended === null && state.told?.as !== "lapsed" ? state.overAt : null,
          told: state.told,
          place: state.area,
          alive: state.ended === null,
        }),
      ];
export const inspectionClocks: Clocks<Inspection> = (_, state) => inspectionRows(state);

/** The unit, an authority, owes what it does about the findings; the office then comes again. */
const visitRows = (state: Visit): ClockRow[] =>
  state.stage === "none"
    ? []
    : (["rectify", "revisit"] as const).flatMap((slot) => {
        const span = state[slot];
        if (span === null) return [];
        const { from, due, metAt } = span;
        const obligor = slot === "rectify" ? state.subject : `zfw-${state.office}`;
        return [
          dutyRow({ slot, rule: `assessment.${slot}`, obligor, startedAt: from, due, metAt, told: state.told[slot], place: state.area }),
        ];
      });
export const visitClocks: Clocks<Visit> = (_, state) => visitRows(state);

export function tellInspection(state: Inspection, slot: string, now: string): InspectionEvent[] {
  const found = noticeNow(inspectionRows(state), slot, now);
  return found ? [{ type: `assessment.inspection-${found.as}`, slot, dueAt: found.dueAt }] : [];
}
export function tellVisit(state: Visit, slot: string, now: string): VisitEvent[] {
  const found = noticeNow(visitRows(state), slot, now);
  return found ? [{ type: `assessment.visit-${found.as}`, slot, dueAt: found.dueAt }] : [];
}

/** With the holidays as they are known now; the second visit that would follow the unit's time is counted from where that ends. */
export function recountVisit(state: Visit, now: string, count: ReturnType<typeof timingOf>["due"]): VisitEvent[] {
  if (state.stage !== "open") return [];
  const { rectify, revisit, revisitDue } = state;
  const again = (slot: VisitSlot, from: string, due: typeof revisitDue) => recounted([{ slot, from, due, limit: due.limit }], now, count);
  const own = rectify && rectify.metAt === null ? again("rectify", rectify.from, rectify.due) : [];
  const from = own[0]?.due.dueAt ?? rectify?.due.dueAt ?? now;
  const next = revisit ? (revisit.metAt === null ? again("revisit", revisit.from, revisit.due) : []) : again("revisit", from, revisitDue);
  const dues = [...own, ...next];
  return dues.length > 0 ? [{ type: "assessment.visit-dues-recounted", dues }] : [];
}
