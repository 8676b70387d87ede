import type { z } from "zod";
import { anyone } from "#platform/access";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { about, change, dueOf, handOf, inYears, schemeOf, sealed } from "./acting.ts";
import { application, type Application, type KnownApplication } from "./application.ts";
import { known } from "./applying.ts";
import * as c from "./contract.ts";
import * as step from "./deciding.ts";
import { keyOf } from "./keys.ts";
import { atUnit, DECIDE } from "./permits.ts";

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
    const contact = input.contact ? sealed(ctx, input, `phone ${input.entry}`, "cells.contact", input.contact) : null;
    return change(ctx, input, (state) => step.object(state, { ...input, text, contact }, handOf(ctx)));
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
    const today = cityDay(ctx.now);
    const { code, years, limits } = schemeOf(ctx, input);
    const earlier = earlierOf(ctx, known(ctx.state(application, keyOf(input))), input.renews);
    const until = inYears(step.beginsAfter(earlier, today), years);
    const renewal = limits.renewal.unit === "day" ? limits.renewal.amount : 90;
    const term = {
      certificate: `${code}-${today.slice(0, 4)}-${receiptNumber(input.id)}`,
      until,
      renewFrom: cityDay(new Date(Date.parse(`${until}T12:00:00+08:00`) - renewal * 86_400_000).toISOString()),
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
