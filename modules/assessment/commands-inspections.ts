import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { homeOf } from "#modules/places";
import { handOf, isDemo, schemeOf, sealed } from "./acting.ts";
import * as c from "./contract.ts";
import { candidateOf, draw, end, inspection, known, plan, visitPlace, type KnownInspection } from "./inspection.ts";
import { tellInspection } from "./inspection-clocks.ts";
import { digestOf, drawPlaces } from "./inspection-draw.ts";
import { inspectionKey, keyOf, schemeKey, visitKey } from "./keys.ts";
import { abovePlace, overUnits } from "./permits-inspections.ts";
import { scheme, subjectOf } from "./scheme.ts";
import { record, visit } from "./visit.ts";

type OfInspection = { scheme: string; inspection: string };
const about = (input: OfInspection) => [ref(inspection, inspectionKey(input.inspection)), ref(scheme, schemeKey(input.scheme))];

function done(state: Parameters<typeof known>[0], id: string): c.InspectionDone {
  const { stage, drawn } = known(state);
  return { inspection: id, stage, drawn };
}

/** The inspection, of the scheme that the request named beside it. */
function ofScheme(state: Parameters<typeof known>[0], input: OfInspection): KnownInspection {
  const found = known(state);
  if (found.scheme !== input.scheme) throw refuse.notFound("assessment.no-such-inspection");
  return found;
}

export const planInspection = command<z.output<typeof c.PlanInspection>, c.InspectionDone>({
  name: "assessment.plan-inspection",
  route: "POST /api/assessment/schemes/{scheme}/inspections",
  summary: { zh: "安排暗访或抽查：先定候选点位", en: "Plan an inspection: the places that may be drawn are fixed first" },
  input: c.PlanInspection,
  about,
  allow: overUnits(),
  run: (ctx, { inspection: id, ...input }) => {
    const { area } = schemeOf(ctx, input.scheme).facts;
    const { endOf } = timingOf(ctx.read(calendar));
    const fresh = { ...input, digest: digestOf(input.candidates), visitsDue: endOf(input.until, ctx.now), demo: isDemo(ctx, area) };
    const held = ctx.state(scheme, schemeKey(input.scheme));
    return done(
      ctx.change(inspection, inspectionKey(id), (state) => plan(state, held, fresh, handOf(ctx))),
      id,
    );
  },
});

export const drawInspection = command<z.output<typeof c.DrawInspection>, c.InspectionDone>({
  name: "assessment.draw-inspection",
  route: "POST /api/assessment/schemes/{scheme}/inspections/{inspection}/draw",
  summary: { zh: "抽取点位", en: "Draw the places" },
  input: c.DrawInspection,
  about,
  allow: overUnits(),
  run: (ctx, input) => {
    const id = input.inspection;
    const { candidates, count, perUnit } = ofScheme(ctx.state(inspection, inspectionKey(id)), input);
    // Made by the installation's key: nobody chooses it, and nobody knew it while the places were chosen.
    const seed = ctx.token("assessment.inspection", id);
    const drawn = drawPlaces({ id, candidates, count, perUnit }, seed);
    return done(
      ctx.change(inspection, inspectionKey(id), (state) => draw(state, seed, drawn, handOf(ctx))),
      id,
    );
  },
});

export const endInspection = command<z.output<typeof c.EndInspection>, c.InspectionDone>({
  name: "assessment.end-inspection",
  route: "POST /api/assessment/schemes/{scheme}/inspections/{inspection}/ending",
  summary: { zh: "终止暗访或抽查，理由公开", en: "End an inspection before its places are seen; why is public" },
  input: c.EndInspection,
  about,
  allow: overUnits(),
  run: (ctx, input) => {
    ofScheme(ctx.state(inspection, inspectionKey(input.inspection)), input);
    return done(
      ctx.change(inspection, inspectionKey(input.inspection), (state) => end(state, input.reason)),
      input.inspection,
    );
  },
});

export const recordVisit = command<z.output<typeof c.RecordVisit>, c.VisitDone>({
  name: "assessment.record-visit",
  route: "POST /api/assessment/schemes/{scheme}/inspections/{inspection}/visits",
  summary: { zh: "登记暗访情况", en: "Record what was seen at a place" },
  input: c.RecordVisit,
  about: (input) => [ref(visit, visitKey(input.home, input.inspection, input.place)), ...about(input)],
  allow: abovePlace(),
  run: (ctx, input) => {
    const state = ofScheme(ctx.state(inspection, inspectionKey(input.inspection)), input);
    const held = schemeOf(ctx, input.scheme);
    const { code: place, subject, site, name } = candidateOf(state, input.place);
    const { area } = subjectOf(held, subject);
    if (input.home !== homeOf(area)) throw refuse.fields([{ path: "home", code: "assessment.other-place" }]);
    const at = visitKey(input.home, input.inspection, place);
    const { due } = timingOf(ctx.read(calendar));
    const rectifyDue = due(ctx.now, state.limits.rectify as Parameters<typeof due>[1]);
    const revisitDue = due(rectifyDue.dueAt, state.limits.revisit as Parameters<typeof due>[1]);
    const findings = input.findings.map(({ text, ...one }) => ({
      ...one,
      text: sealed(ctx, at, `finding ${one.id}`, "assessment.work", text),
    }));
    const { scheme: of, inspection: id, on } = input;
    const where = { scheme: of, version: held.version, inspection: id, office: held.facts.area, subject, area, place, site, name, on };
    const fresh = { ...where, findings, rectifyDue, revisitDue, demo: state.demo };
    ctx.change(inspection, inspectionKey(id), (before) => visitPlace(before, { place, on, visit: at }, handOf(ctx)));
    ctx.change(visit, at, (before) => record(before, fresh, held.facts.rule));
    return keyOf(at);
  },
});

export const tellInspectionDue = command<z.output<typeof c.TellSlot>, { told: boolean }>({
  name: "assessment.tell-inspection-due",
  route: "POST /api/assessment/inspections/{home}/{id}/reminders",
  summary: { zh: "暗访期限提醒（系统）", en: "Say that the days of an inspection end (system)" },
  input: c.TellSlot,
  about: (input) => [ref(inspection, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) => {
    const events = tellInspection(ctx.state(inspection, keyOf(input)), input.slot, ctx.now);
    ctx.change(inspection, keyOf(input), () => events);
    return { told: events.length > 0 };
  },
});
