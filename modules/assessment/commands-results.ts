import type { z } from "zod";
import { anyone, systemOnly } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { mobileOf } from "#platform/vault";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { dueBy, handOf, resultDone, schemeOf, sealed } from "./acting.ts";
import { recountResult, tellResult } from "./clocks.ts";
import * as c from "./contract.ts";
import type { Committed, ResultEvent } from "./event.ts";
import { RECOUNT, resultKey, schemeKey, standingKey } from "./keys.ts";
import { commitmentsOf } from "./masked.ts";
import { APPROVE, ASSESS, overScheme, VERIFY } from "./permits.ts";
import * as step from "./result.ts";
import { result, type KnownResult, type Result } from "./result.ts";
import { scheme } from "./scheme.ts";
import { changed, standing } from "./standing.ts";

const about = (input: { scheme: string }) => [ref(result, resultKey(input.scheme)), ref(scheme, schemeKey(input.scheme))];

function change(ctx: CommandContext, id: string, decide: (state: Result) => readonly ResultEvent[]): c.ResultDone {
  ctx.change(result, resultKey(id), decide);
  return resultDone(ctx, id);
}

/** What the result says of its rows from the moment it is public. */
const committing =
  (ctx: CommandContext, id: string) =>
  ({ rows, revoked }: KnownResult): Committed[] =>
    commitmentsOf({ scheme: id, facts: schemeOf(ctx, id).facts, rows, revoked: revoked.map(({ subject }) => subject) });

export const computeResult = command<z.output<typeof c.ComputeResult>, c.ResultDone>({
  name: "assessment.compute-result",
  route: "POST /api/assessment/schemes/{scheme}/result/computation",
  summary: { zh: "重新计算初评结果", en: "Compute the result again" },
  input: c.ComputeResult,
  about,
  allow: overScheme([...ASSESS, ...VERIFY, ...APPROVE]),
  run: (ctx, { scheme: id }) => {
    step.assertOpen(ctx.state(result, resultKey(id)));
    ctx.job({ kind: "assessment.compute", payload: { scheme: id, asked: ctx.commandId } });
    return resultDone(ctx, id);
  },
});

export const recordResult = command<z.output<typeof c.RecordResult>, c.ResultDone>({
  name: "assessment.record-result",
  route: "POST /api/assessment/schemes/{scheme}/result/record",
  summary: { zh: "记下初评结果（系统）", en: "Record a computed result (system)" },
  input: c.RecordResult,
  about,
  allow: systemOnly(),
  run: (ctx, { scheme: id, ...computed }) => change(ctx, id, (state) => step.compute(state, computed, schemeOf(ctx, id))),
});

export const recordReadings = command<z.output<typeof c.RecordReadings>, { read: number }>({
  name: "assessment.record-readings",
  route: "POST /api/assessment/schemes/{scheme}/readings",
  summary: { zh: "记下指标当日的数（系统）", en: "Record what figures say today (system)" },
  input: c.RecordReadings,
  about: ({ scheme: id, subject, area }) => [ref(standing, standingKey(id, subject, area)), ref(result, resultKey(id))],
  allow: systemOnly(),
  run: (ctx, { scheme: id, subject, area, readings }) => {
    step.assertOpen(ctx.state(result, resultKey(id)));
    const key = standingKey(id, subject, area);
    const fresh = changed(ctx.state(standing, key), readings);
    if (fresh.length === 0) return { read: 0 };
    ctx.change(standing, key, () => [{ type: "assessment.figures-read" as const, scheme: id, subject, area, readings: fresh }]);
    return { read: fresh.length };
  },
});

export const publiciseResult = command<z.output<typeof c.PubliciseResult>, c.ResultDone>({
  name: "assessment.publicise-result",
  route: "POST /api/assessment/schemes/{scheme}/result/publicity",
  summary: { zh: "公示结果", en: "Publish the result for objections" },
  input: c.PubliciseResult,
  about,
  allow: overScheme([...ASSESS, ...APPROVE]),
  run: (ctx, { scheme: id }) => {
    const until = dueBy(ctx, schemeOf(ctx, id).facts.rule, "publicity");
    return change(ctx, id, (state) => step.publicise(state, until, committing(ctx, id)));
  },
});

export const objectToResult = command<z.output<typeof c.ObjectToResult>, c.ResultDone>({
  name: "assessment.object-to-result",
  route: "POST /api/assessment/schemes/{scheme}/result/objections",
  summary: { zh: "对公示的结果提出异议", en: "Object to a published result" },
  input: c.ObjectToResult,
  about,
  allow: anyone(),
  ratePerMinute: 10,
  run: (ctx, { scheme: id, entry, text, contact, language }) => {
    const held = sealed(ctx, resultKey(id), `public-objection ${entry}`, "assessment.objector", text);
    const phone = mobileOf(contact ?? "");
    const reach = contact
      ? sealed(ctx, resultKey(id), `${phone ? "phone" : "contact"} ${entry}`, "assessment.objector", phone ?? contact)
      : null;
    return change(ctx, id, (state) => step.objectTo(state, { entry, text: held, contact: reach, language }, handOf(ctx)));
  },
});

export const decideResultObjection = command<z.output<typeof c.DecideResultObjection>, c.ResultDone>({
  name: "assessment.decide-result-objection",
  route: "POST /api/assessment/schemes/{scheme}/result/objection-decisions",
  summary: { zh: "裁定对结果的异议", en: "Decide on an objection to a result" },
  input: c.DecideResultObjection,
  about,
  allow: overScheme(APPROVE, "over the scheme's whole area, not who published"),
  run: (ctx, { scheme: id, entry, upheld, reason }) =>
    change(ctx, id, (state) => step.decideObjection(state, entry, upheld, reason, handOf(ctx))),
});

export const finaliseResult = command<z.output<typeof c.FinaliseResult>, c.ResultDone>({
  name: "assessment.finalise-result",
  route: "POST /api/assessment/schemes/{scheme}/result/final",
  summary: { zh: "审定结果", en: "Make the result final" },
  input: c.FinaliseResult,
  about,
  allow: overScheme(APPROVE, "over the scheme's whole area, not who published"),
  run: (ctx, { scheme: id, document }) => {
    const due = dueBy(ctx, schemeOf(ctx, id).facts.rule, "confirm");
    return change(ctx, id, (state) => step.finalise(state, document, due, handOf(ctx)));
  },
});

export const awardTitles = command<z.output<typeof c.AwardTitles>, c.ResultDone>({
  name: "assessment.award-titles",
  route: "POST /api/assessment/schemes/{scheme}/result/award",
  summary: { zh: "命名、通报", en: "Award the titles" },
  input: c.AwardTitles,
  about,
  allow: overScheme(APPROVE),
  run: (ctx, { scheme: id, document }) => change(ctx, id, (state) => step.award(state, document)),
});

export const revokeTitle = command<z.output<typeof c.RevokeTitle>, c.ResultDone>({
  name: "assessment.revoke-title",
  route: "POST /api/assessment/schemes/{scheme}/result/revocations",
  summary: { zh: "撤销命名", en: "Take a title back" },
  input: c.RevokeTitle,
  about,
  allow: overScheme(APPROVE),
  run: (ctx, { scheme: id, subject, document, reason }) => {
    ctx.job({ kind: RECOUNT, payload: { scheme: id, subject, asked: ctx.commandId } });
    return change(ctx, id, (state) => step.revoke(state, { subject, document, reason }, committing(ctx, id)));
  },
});

export const recountStreak = command<z.output<typeof c.RecountStreak>, c.ResultDone>({
  name: "assessment.recount-streak",
  route: "POST /api/assessment/schemes/{scheme}/result/streaks",
  summary: { zh: "早年命名撤销后重算连续年数（系统）", en: "Count years in a row anew after a title was taken back (system)" },
  input: c.RecountStreak,
  about,
  allow: systemOnly(),
  run: (ctx, { scheme: id, ...counted }) => change(ctx, id, (state) => step.recount(state, counted)),
});

export const tellResultDue = command<z.output<typeof c.TellResultDue>, { told: boolean }>({
  name: "assessment.tell-result-due",
  route: "POST /api/assessment/results/{home}/{id}/reminders",
  summary: { zh: "期限提醒（系统）", en: "Say that a step is due (system)" },
  input: c.TellResultDue,
  about: ({ home, id }) => [ref(result, { home, id })],
  allow: systemOnly(),
  run: (ctx, { slot, ...key }) => {
    const events = tellResult(ctx.state(result, key), slot, ctx.now);
    ctx.change(result, key, () => events);
    return { told: events.length > 0 };
  },
});

export const recountResultDue = command<z.output<typeof c.RecountDues>, { moved: boolean }>({
  name: "assessment.recount-result-due",
  route: "POST /api/assessment/results/{home}/{id}/recounts",
  summary: { zh: "放假安排公布或更正后重算期限（系统）", en: "Count dates again once holidays are published or corrected (system)" },
  input: c.RecountDues,
  about: ({ home, id }) => [ref(result, { home, id })],
  allow: systemOnly(),
  run: (ctx, { home, id }) => {
    const key = { home, id };
    const events = recountResult(ctx.state(result, key), ctx.now, timingOf(ctx.read(calendar)).due);
    ctx.change(result, key, () => events);
    return { moved: events.length > 0 };
  },
});
