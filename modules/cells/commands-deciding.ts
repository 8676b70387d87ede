import type { z } from "zod";
import { anyone, systemOnly } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { handOf, dayOf, schemeOf, sealed, stand, timing } from "./acting.ts";
import { slotOf, stageBefore } from "./appeal.ts";
import { application, type Application, type KnownApplication } from "./application.ts";
import { known } from "./applying.ts";
import { recount, tell } from "./clocks.ts";
import * as c from "./contract.ts";
import * as step from "./deciding.ts";
import type { ApplicationEvent } from "./event.ts";
import { keyOf } from "./keys.ts";
import { atUnit, DECIDE, forUnit } from "./permits.ts";

const about = (input: StreamKey) => [ref(application, keyOf(input))];

function change(ctx: CommandContext, input: StreamKey, decide: (state: Application) => readonly ApplicationEvent[]): c.Done {
  ctx.change(application, keyOf(input), decide);
  return stand(ctx, input);
}

type Limits = ReturnType<typeof schemeOf>["limits"];
const dueOf = (ctx: CommandContext, input: StreamKey, name: keyof Limits) => timing(ctx).due(ctx.now, schemeOf(ctx, input).limits[name]);
const againFrom = (ctx: CommandContext, input: StreamKey): string => dayOf(dueOf(ctx, input, "again").dueAt);

/** A year from a day, and so many years less a day: 1 March 2026 for three years is held to 28 February 2029. */
function inYears(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, date - 1)).toISOString().slice(0, 10);
}

export const publiciseResult = command<z.output<typeof c.Publicise>, c.Done>({
  name: "cells.publicise",
  route: "POST /api/cells/applications/{home}/{id}/publicity",
  summary: { zh: "公示结果", en: "Publish the result" },
  input: c.Publicise,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const until = dueOf(ctx, input, "publicity");
    return change(ctx, input, (state) => step.publicise(state, schemeOf(ctx, input), until, handOf(ctx)));
  },
});

export const objectToResult = command<z.output<typeof c.ObjectTo>, c.Done>({
  name: "cells.object",
  route: "POST /api/cells/applications/{home}/{id}/objections",
  summary: { zh: "对公示提出异议", en: "Object to what is published" },
  input: c.ObjectTo,
  about,
  allow: anyone(),
  ratePerMinute: 10,
  run: (ctx, input) => {
    const text = sealed(ctx, input, `objection ${input.entry}`, "cells.objection", input.text);
    const contact = input.contact ? sealed(ctx, input, `contact ${input.entry}`, "cells.contact", input.contact) : null;
    return change(ctx, input, (state) => step.object(state, input.entry, text, contact, handOf(ctx)));
  },
});

export const decideObjection = command<z.output<typeof c.DecideObjection>, c.Done>({
  name: "cells.decide-objection",
  route: "POST /api/cells/applications/{home}/{id}/objection-decisions",
  summary: { zh: "裁定异议", en: "Decide on an objection" },
  input: c.DecideObjection,
  about,
  allow: atUnit(DECIDE, "over the unit's place, not who published or inspected"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "decision", "cells.work", input.reason);
    return change(ctx, input, (state) => step.decideObjection(state, input.entry, input.upheld, text, handOf(ctx)));
  },
});

/** The title this one takes the place of; whoever sends has to name it, so that both are changed together. */
function earlierOf(ctx: CommandContext, { renews }: KnownApplication, named: z.output<typeof c.Award>["renews"]): Application {
  if (renews === null) return { stage: "none" };
  if (named?.home !== renews.home || named.id !== renews.id) throw refuse.fields([{ path: "renews", code: "cells.name-earlier" }]);
  return ctx.state(application, renews);
}

export const awardTitle = command<z.output<typeof c.Award>, c.Done>({
  name: "cells.award",
  route: "POST /api/cells/applications/{home}/{id}/award",
  summary: { zh: "命名", en: "Award the title" },
  input: c.Award,
  about: (input) => [ref(application, keyOf(input)), ...(input.renews ? [ref(application, input.renews)] : [])],
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const today = dayOf(ctx.now);
    const { code, years, limits } = schemeOf(ctx, input);
    const earlier = earlierOf(ctx, known(ctx.state(application, keyOf(input))), input.renews);
    const until = inYears(step.beginsAfter(earlier, today), years);
    const renewal = limits.renewal.unit === "day" ? limits.renewal.amount : 90;
    const term = {
      certificate: `${code}-${today.slice(0, 4)}-${receiptNumber(input.id)}`,
      until,
      renewFrom: dayOf(new Date(Date.parse(`${until}T12:00:00+08:00`) - renewal * 86_400_000).toISOString()),
      reportDue: inYears(today, 1),
    };
    const done = change(ctx, input, (state) => step.award(state, earlier, term, handOf(ctx)));
    if (input.renews) ctx.change(application, input.renews, (state) => step.giveWay(state, term.certificate, keyOf(input)));
    return done;
  },
});

export const refuseTitle = command<z.output<typeof c.Refuse>, c.Done>({
  name: "cells.refuse",
  route: "POST /api/cells/applications/{home}/{id}/refusal",
  summary: { zh: "不予命名", en: "Refuse the title" },
  input: c.Refuse,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "refusal", "cells.work", input.reason);
    const { dueAt } = dueOf(ctx, input, "appeal");
    return change(ctx, input, (state) => step.refuseAward(state, text, dueAt, handOf(ctx)));
  },
});

export const reinspectUnit = command<z.output<typeof c.Reinspect>, c.Done>({
  name: "cells.reinspect",
  route: "POST /api/cells/applications/{home}/{id}/reinspection",
  summary: { zh: "安排原检查员重新检查", en: "Have those drawn look once more" },
  input: c.Reinspect,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reinspection", "cells.work", input.reason);
    return change(ctx, input, (state) => step.reinspect(state, text, handOf(ctx)));
  },
});

export const withdrawApplication = command<z.output<typeof c.Withdraw>, c.Done>({
  name: "cells.withdraw",
  route: "POST /api/cells/applications/{home}/{id}/withdrawal",
  summary: { zh: "撤回申报", en: "Withdraw the application" },
  input: c.Withdraw,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "withdrawal", "cells.work", input.reason);
    return change(ctx, input, (state) => step.withdraw(state, text));
  },
});

export const reportYear = command<z.output<typeof c.SelfReport>, c.Done>({
  name: "cells.self-report",
  route: "POST /api/cells/applications/{home}/{id}/self-reports",
  summary: { zh: "年度自查", en: "Report on the year" },
  input: c.SelfReport,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "report", "cells.work", input.text);
    return change(ctx, input, (state) => step.selfReport(state, input.year, text, inYears(dayOf(ctx.now), 1), handOf(ctx)));
  },
});

export const warnUnit = command<z.output<typeof c.Warn>, c.Done>({
  name: "cells.warn",
  route: "POST /api/cells/applications/{home}/{id}/warnings",
  summary: { zh: "警示", en: "Warn" },
  input: c.Warn,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "warning", "cells.work", input.reason);
    const [mendDue, { dueAt }] = [dueOf(ctx, input, "warning"), dueOf(ctx, input, "appeal")];
    return change(ctx, input, (state) => step.warn(state, { text, document: input.document, mendDue, appealUntil: dueAt }, handOf(ctx)));
  },
});

export const mendUnit = command<z.output<typeof c.Mend>, c.Done>({
  name: "cells.mend",
  route: "POST /api/cells/applications/{home}/{id}/mending",
  summary: { zh: "报告警示后的整改", en: "Report what was mended after a warning" },
  input: c.Mend,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "mending", "cells.work", input.measures);
    return change(ctx, input, (state) => step.mend(state, text, input.photos, dueOf(ctx, input, "prelim")));
  },
});

export const restoreTitle = command<z.output<typeof c.Restore>, c.Done>({
  name: "cells.restore",
  route: "POST /api/cells/applications/{home}/{id}/restoration",
  summary: { zh: "恢复", en: "Restore the title" },
  input: c.Restore,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant, and not who warned"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "restoration", "cells.work", input.reason);
    return change(ctx, input, (state) => step.restore(state, text, handOf(ctx)));
  },
});

export const revokeTitle = command<z.output<typeof c.Revoke>, c.Done>({
  name: "cells.revoke",
  route: "POST /api/cells/applications/{home}/{id}/revocation",
  summary: { zh: "摘牌", en: "Revoke the title" },
  input: c.Revoke,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "revocation", "cells.work", input.reason);
    const { ground, document } = input;
    const revocation = { ground, document, text, appealUntil: dueOf(ctx, input, "appeal").dueAt, againFrom: againFrom(ctx, input) };
    return change(ctx, input, (state) => step.revoke(state, revocation, handOf(ctx)));
  },
});

export const appealDecision = command<z.output<typeof c.Appeal>, c.Done>({
  name: "cells.appeal",
  route: "POST /api/cells/applications/{home}/{id}/appeal",
  summary: { zh: "申诉", en: "Appeal" },
  input: c.Appeal,
  about,
  allow: forUnit(),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "appeal", "cells.work", input.reason);
    return change(ctx, input, (state) => step.appeal(state, text, handOf(ctx)));
  },
});

export const decideAppeal = command<z.output<typeof c.DecideAppeal>, c.Done>({
  name: "cells.decide-appeal",
  route: "POST /api/cells/applications/{home}/{id}/appeal-decision",
  summary: { zh: "裁定申诉", en: "Decide on the appeal" },
  input: c.DecideAppeal,
  about,
  allow: atUnit(DECIDE, "over the unit's place, neither decided nor inspected"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "appeal-decision", "cells.work", input.reason);
    const found = known(ctx.state(application, keyOf(input)));
    const slot = found.appeal?.against === "warned" ? null : slotOf(stageBefore(found));
    const due = slot ? dueOf(ctx, input, slot === "restore" ? "prelim" : slot) : null;
    return change(ctx, input, (state) => step.decideAppeal(state, input.upheld, text, due, handOf(ctx)));
  },
});

export const tellDue = command<z.output<typeof c.TellDue>, c.Done>({
  name: "cells.tell-due",
  route: "POST /api/cells/applications/{home}/{id}/reminders",
  summary: { zh: "期限提醒", en: "Remind of a date" },
  input: c.TellDue,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    return change(ctx, input, (state) => tell(state, input.slot, ctx.now));
  },
});

export const recountDues = command<z.output<typeof c.RecountDues>, c.Done>({
  name: "cells.recount-dues",
  route: "POST /api/cells/applications/{home}/{id}/recounts",
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count dates again once holidays are published or corrected" },
  input: c.RecountDues,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => recount(state, ctx.now, timing(ctx).due)),
});
