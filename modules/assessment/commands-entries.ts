import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { people } from "#modules/people";
import { homeOf } from "#modules/places";
import { dueBy, entryDone, handOf, isDemo, schemeOf, sealed } from "./acting.ts";
import { recountEntry, tellEntry } from "./clocks.ts";
import * as c from "./contract.ts";
import { entry, type PointEntry } from "./entry.ts";
import type { EntryEvent } from "./event.ts";
import { keyOf, resultKey, schemeKey } from "./keys.ts";
import { drawPanel, seatsOf, sitting } from "./panel.ts";
import { aboveEntry, aboveSubject, ASSESS, ofTheUnit, VERIFY } from "./permits.ts";
import * as step from "./pointing.ts";
import { assertOpen, result, touch } from "./result.ts";
import { scheme, subjectOf } from "./scheme.ts";

const about = (input: StreamKey) => [ref(entry, keyOf(input))];
/** An entry alone is loaded by its address; its scheme's id comes with the request, so that rule and result are at hand too. */
const aboutAll = (input: StreamKey & { scheme: string }) => [
  ref(entry, keyOf(input)),
  ref(scheme, schemeKey(input.scheme)),
  ref(result, resultKey(input.scheme)),
];

function change(ctx: CommandContext, input: StreamKey, decide: (state: PointEntry) => readonly EntryEvent[]): c.EntryDone {
  ctx.change(entry, keyOf(input), decide);
  return entryDone(ctx, input);
}

/** The scheme the entry was made under, which the request named beside it. */
function ruleOf(ctx: CommandContext, input: StreamKey & { scheme: string }) {
  const state = step.known(ctx.state(entry, keyOf(input)));
  if (state.scheme !== input.scheme) throw refuse.notFound("assessment.no-such-scheme");
  return schemeOf(ctx, input.scheme).facts.rule;
}

/** What decides a point decides the result anew, and not after that is public. */
function decided(
  ctx: CommandContext,
  input: StreamKey & { scheme: string },
  decide: (state: PointEntry) => readonly EntryEvent[],
): c.EntryDone {
  ruleOf(ctx, input);
  const before = ctx.state(entry, keyOf(input)).stage;
  assertOpen(ctx.state(result, resultKey(input.scheme)));
  const done = change(ctx, input, decide);
  if (done.stage !== before) {
    ctx.change(result, resultKey(input.scheme), touch);
    if (ctx.state(result, resultKey(input.scheme)).stage === "provisional")
      ctx.job({ kind: "assessment.compute", payload: { scheme: input.scheme, asked: ctx.commandId } });
  }
  return done;
}

export const proposeEntry = command<z.output<typeof c.ProposeEntry>, c.EntryDone>({
  name: "assessment.propose-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries",
  summary: { zh: "拟记分", en: "Propose a point" },
  input: c.ProposeEntry,
  about: aboutAll,
  allow: aboveSubject(ASSESS),
  run: (ctx, { reason, ...input }) => {
    const held = schemeOf(ctx, input.scheme);
    const { area } = subjectOf(held, input.subject);
    if (input.home !== homeOf(area)) throw refuse.fields([{ path: "home", code: "assessment.other-place" }]);
    assertOpen(ctx.state(result, resultKey(input.scheme)));
    const text = sealed(ctx, input, "reason", "assessment.work", reason);
    const objectDue = dueBy(ctx, held.facts.rule, "object");
    const { scheme: of, subject, item, body, occurredOn, documents, photos } = input;
    // An unused right to object ends, and the office's own days begin.
    const confirmDue = timingOf(ctx.read(calendar)).due(objectDue.dueAt, held.facts.rule.limits.confirm);
    const fresh = { scheme: of, subject, item, body, occurredOn, documents, photos, text, objectDue, confirmDue, demo: isDemo(ctx, area) };
    return change(ctx, input, (state) => step.propose(state, ctx.state(scheme, schemeKey(of)), fresh, handOf(ctx)));
  },
});

export const acceptEntry = command<z.output<typeof c.AcceptEntry>, c.EntryDone>({
  name: "assessment.accept-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/acceptance",
  summary: { zh: "对拟记分没有意见", en: "Agree to a proposed point" },
  input: c.AcceptEntry,
  about: aboutAll,
  allow: ofTheUnit(),
  run: (ctx, input) => {
    const due = dueBy(ctx, ruleOf(ctx, input), "confirm");
    return change(ctx, input, (state) => step.accept(state, due));
  },
});

export const objectToEntry = command<z.output<typeof c.ObjectToEntry>, c.EntryDone>({
  name: "assessment.object-to-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/objection",
  summary: { zh: "对拟记分提出申诉", en: "Object to a proposed point" },
  input: c.ObjectToEntry,
  about: aboutAll,
  allow: ofTheUnit(),
  run: (ctx, input) => {
    const rule = ruleOf(ctx, input);
    const due = dueBy(ctx, rule, "review");
    const state = step.known(ctx.state(entry, keyOf(input)));
    const seed = ctx.token("assessment.panel", input.id);
    const judges = drawPanel(ctx.read(people), state, { by: ctx.actor.id, now: ctx.now, seed, panel: rule.panel });
    const text = sealed(ctx, input, "objection", "assessment.work", input.text);
    const { documents, photos } = input;
    return change(ctx, input, (before) => step.object(before, { text, documents, photos, ...judges }, due, handOf(ctx)));
  },
});

export const reviewEntry = command<z.output<typeof c.ReviewEntry>, c.EntryDone>({
  name: "assessment.review-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/votes",
  summary: { zh: "复核申诉（合议）", en: "Vote on an objection" },
  input: c.ReviewEntry,
  about: aboutAll,
  allow: aboveEntry(VERIFY),
  run: (ctx, input) => {
    const rule = ruleOf(ctx, input);
    const found = step.known(ctx.state(entry, keyOf(input)));
    const panel = found.objection && sitting(ctx.read(people), found, found.objection, ctx.now);
    const seats = panel?.length ?? seatsOf(rule.panel);
    const text = sealed(ctx, input, "vote", "assessment.work", input.reason);
    return decided(ctx, input, (state) => step.review(state, { upheld: input.upheld, text }, { panel, seats }, handOf(ctx)));
  },
});

export const confirmEntry = command<z.output<typeof c.ConfirmEntry>, c.EntryDone>({
  name: "assessment.confirm-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/confirmation",
  summary: { zh: "确认得失分", en: "Confirm a point" },
  input: c.ConfirmEntry,
  about: aboutAll,
  allow: aboveEntry(VERIFY),
  run: (ctx, input) => decided(ctx, input, (state) => step.confirm(state, handOf(ctx))),
});

export const withdrawEntry = command<z.output<typeof c.WithdrawEntry>, c.EntryDone>({
  name: "assessment.withdraw-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/withdrawal",
  summary: { zh: "撤销拟记分", en: "Withdraw a proposed point" },
  input: c.WithdrawEntry,
  about: aboutAll,
  allow: aboveEntry(ASSESS),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "assessment.work", input.reason);
    return decided(ctx, input, (state) => step.withdraw(state, text));
  },
});

export const takeBackEntry = command<z.output<typeof c.TakeBackEntry>, c.EntryDone>({
  name: "assessment.take-back-entry",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/correction",
  summary: { zh: "更正已确认的得失分", en: "Take back a confirmed point" },
  input: c.TakeBackEntry,
  about: aboutAll,
  allow: aboveEntry(VERIFY),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "assessment.work", input.reason);
    return decided(ctx, input, (state) => step.takeBack(state, text, handOf(ctx)));
  },
});

export const tellEntryDue = command<z.output<typeof c.TellDue>, { told: boolean }>({
  name: "assessment.tell-entry-due",
  route: "POST /api/assessment/entries/{home}/{id}/reminders",
  summary: { zh: "期限提醒（系统）", en: "Say that a step is due (system)" },
  input: c.TellDue,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    const events = tellEntry(ctx.state(entry, keyOf(input)), input.slot, ctx.now);
    ctx.change(entry, keyOf(input), () => events);
    return { told: events.length > 0 };
  },
});

export const recountEntryDues = command<z.output<typeof c.RecountDues>, { moved: boolean }>({
  name: "assessment.recount-entry-dues",
  route: "POST /api/assessment/entries/{home}/{id}/recounts",
  summary: { zh: "放假安排公布或更正后重算期限（系统）", en: "Count dates again once holidays are published or corrected (system)" },
  input: c.RecountDues,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    const events = recountEntry(ctx.state(entry, keyOf(input)), ctx.now, timingOf(ctx.read(calendar)).due);
    ctx.change(entry, keyOf(input), () => events);
    return { moved: events.length > 0 };
  },
});
