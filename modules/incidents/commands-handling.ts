import { grantsOver } from "#platform/access";
import type { z } from "zod";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { factsOf, keyOf, resultOf, sealed, stand, step, type Done } from "./acting.ts";
import {
  AcceptIncident,
  AssignIncident,
  BounceIncident,
  CheckIncident,
  DispatchIncident,
  FeedBackIncident,
  NoteIncident,
  RecallIncident,
  TakeFirstStep,
} from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { check } from "./checking.ts";
import { incident } from "./evolve.ts";
import { accept, assign, bounce, dispatch, feedBack, note, recall, takeFirstStep, type Receiver } from "./handling.ts";
import { taxonomy } from "./limits.ts";

/** A unit answers for the place itself; sending work to another town's or county's office takes a grant over that one too (domain.md S8: the county centre). */
function receiver(ctx: CommandContext, code: string, path: string, place: string): Receiver {
  const unit = ctx.read(organisations).unit(code);
  if (!unit) throw refuse.fields([{ path, code: "incidents.no-such-unit", params: { unit: code } }]);
  const over = grantsOver(ctx.actor, DESK, unit.area, ctx.now).length > 0;
  return { code, department: unit.department, open: unit.open, within: place.startsWith(unit.area) || over || ctx.actor.kind === "system" };
}

const DESK = ["dispatcher", "supervisor"];

const bySupervisor = (ctx: CommandContext, place: string): boolean => grantsOver(ctx.actor, ["supervisor"], place, ctx.now).length > 0;

const placeOf = (state: ReturnType<typeof incident.evolve>): string => (state.stage === "none" ? "" : state.place);

export const dispatchIncident = command<z.output<typeof DispatchIncident>, Done>({
  name: "incidents.dispatch-incident",
  route: "POST /api/incidents/{home}/{id}/dispatches",
  summary: { zh: "分派给主办和协办单位", en: "Dispatch to a lead unit and co-units" },
  input: DispatchIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("dispatch"),
  run: (ctx, input) => {
    const before = ctx.state(incident, keyOf(input));
    const place = placeOf(before);
    const lead = receiver(ctx, input.lead, "lead", place);
    const coUnits = input.coUnits.map((code, index) => receiver(ctx, code, `coUnits.${index}`, place));
    const text = input.note ? sealed(ctx, input, "note", "incidents.work", input.note) : null;
    const departments = before.stage === "none" ? [] : (ctx.read(taxonomy).known(before.category)?.departments ?? []);
    ctx.change(incident, keyOf(input), (state) =>
      dispatch(state, { lead, coUnits, text, departments, bySupervisor: bySupervisor(ctx, place) }, factsOf(ctx)),
    );
    return stand(ctx, input);
  },
});

export const acceptIncident = command<z.output<typeof AcceptIncident>, Done>({
  name: "incidents.accept-incident",
  route: "POST /api/incidents/{home}/{id}/acceptance",
  summary: { zh: "接单", en: "Accept for the unit" },
  input: AcceptIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("accept"),
  run: (ctx, input) => {
    ctx.change(incident, keyOf(input), (state) => accept(state, input.unit));
    return stand(ctx, input);
  },
});

export const bounceIncident = command<z.output<typeof BounceIncident>, Done>({
  name: "incidents.bounce-incident",
  route: "POST /api/incidents/{home}/{id}/bounces",
  summary: { zh: "退单，写明理由", en: "Bounce with a reason" },
  input: BounceIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("bounce"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => bounce(state, input.unit, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const recallIncident = command<z.output<typeof RecallIncident>, Done>({
  name: "incidents.recall-incident",
  route: "POST /api/incidents/{home}/{id}/recalls",
  summary: { zh: "收回未接单的分派，写明理由", en: "Take back a dispatch that was not answered, with a reason" },
  input: RecallIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("recall"),
  run: (ctx, input) => {
    const by = bySupervisor(ctx, placeOf(ctx.state(incident, keyOf(input))));
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => recall(state, { unit: input.unit, text, bySupervisor: by }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

function handlesFor(ctx: CommandContext, account: string, unit: string): boolean {
  const held = ({ role, unit: of }: { role: string; unit: string }): boolean => role === "handler" && of === unit;
  if (ctx.actor.kind === "staff" && ctx.actor.id === account) return ctx.actor.grants.some(held);
  const staff = ctx.read(people);
  const found = staff.person(account);
  return found !== undefined && staff.live(found, ctx.now).some(held);
}

export const assignIncident = command<z.output<typeof AssignIncident>, Done>({
  name: "incidents.assign-incident",
  route: "POST /api/incidents/{home}/{id}/assignment",
  summary: { zh: "指定承办人", en: "Name the handler" },
  input: AssignIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("assign"),
  run: (ctx, input) => {
    if (!handlesFor(ctx, input.handler, input.unit))
      throw refuse.fields([{ path: "handler", code: "incidents.not-a-handler", params: { unit: input.unit } }]);
    ctx.change(incident, keyOf(input), (state) => assign(state, input.unit, input.handler));
    return stand(ctx, input);
  },
});

export const feedBackIncident = command<z.output<typeof FeedBackIncident>, Done>({
  name: "incidents.feed-back-incident",
  route: "POST /api/incidents/{home}/{id}/feedback",
  summary: { zh: "反馈结果", en: "Feed back the result" },
  input: FeedBackIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("feed-back"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "result", "incidents.work", input.result);
    ctx.change(incident, keyOf(input), (state) =>
      feedBack(state, { unit: input.unit, ending: input.ending, ...resultOf(text, input) }, factsOf(ctx)),
    );
    return stand(ctx, input);
  },
});

export const takeIncidentFirstStep = command<z.output<typeof TakeFirstStep>, Done>({
  name: "incidents.take-first-step",
  route: "POST /api/incidents/{home}/{id}/first-steps",
  summary: {
    zh: "登记首步：到场、防护、联系或阶段报告",
    en: "Record the first step: arrived, made safe, spoken with, or an interim report",
  },
  input: TakeFirstStep,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("first-step"),
  run: (ctx, input) => {
    const text = input.text ? sealed(ctx, input, "note", "incidents.work", input.text) : null;
    const { unit, firstStep, photos } = input;
    ctx.change(incident, keyOf(input), (state) => takeFirstStep(state, { unit, firstStep, text, photos }, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const checkIncident = command<z.output<typeof CheckIncident>, Done>({
  name: "incidents.check-incident",
  route: "POST /api/incidents/{home}/{id}/checks",
  summary: { zh: "核查：通过或返工", en: "Check: pass or return" },
  input: CheckIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("check"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "note", "incidents.work", input.note);
    ctx.change(incident, keyOf(input), (state) => check(state, input.passed, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const noteIncident = command<z.output<typeof NoteIncident>, Done>({
  name: "incidents.note-incident",
  route: "POST /api/incidents/{home}/{id}/notes",
  summary: { zh: "记一条备注", en: "Write a note" },
  input: NoteIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("note"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "note", "incidents.work", input.text);
    ctx.change(incident, keyOf(input), (state) => note(state, text, factsOf(ctx), input.voice ?? undefined));
    return stand(ctx, input);
  },
});
