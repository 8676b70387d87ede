import { command, ref, type StreamKey } from "#platform/ledger";
import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import type { Done } from "./contract.ts";
import { atCase, clock, conducting, counted, keyOf, lengthOf, seal, words } from "./acting.ts";
import { dispute } from "./dispute.ts";
import { recount, tell } from "./dispute-clocks.ts";
import { archive, fail, reportEscalation, returnDelegated, tellRemedies, voidDispute } from "./ending.ts";
import { known, unlinkRelapse } from "./intake.ts";
import { CHAIR, CONDUCT, RECORD } from "./permits.ts";
import { step } from "./step.ts";

const about = (input: StreamKey) => [ref(dispute, input)];

export const failMediation = command<z.output<typeof c.FailMediation>, Done>({
  name: "mediation.fail-mediation",
  route: "POST /api/mediation/disputes/{home}/{id}/failures",
  summary: { zh: "调解不成，当场告知救济途径", en: "Mediation fails; remedies are told at once" },
  input: c.FailMediation,
  about,
  allow: conducting(CONDUCT),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      fail(state, seal(ctx, input, "words", "mediation.case", input.words), clock(ctx, "MED-3"), {
        remedies: input.remedies,
        how: "oral",
        words: null,
      }),
    ),
});

export const tellDisputeRemedies = command<z.output<typeof c.TellRemedies>, Done>({
  name: "mediation.tell-remedies",
  route: "POST /api/mediation/disputes/{home}/{id}/remedies",
  summary: { zh: "告知救济途径", en: "Tell the remedies" },
  input: c.TellRemedies,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) =>
    step(ctx, input, (state) => tellRemedies(state, { remedies: input.remedies, how: input.how, words: words(ctx, input, input.words) })),
});

export const reportDisputeEscalation = command<z.output<typeof c.ReportEscalation>, Done>({
  name: "mediation.report-escalation",
  route: "POST /api/mediation/disputes/{home}/{id}/escalations",
  summary: { zh: "报告可能激化的纠纷", en: "Report a dispute that may turn dangerous" },
  input: c.ReportEscalation,
  about,
  allow: atCase(CONDUCT),
  run: (ctx, input) =>
    step(ctx, input, (state) => reportEscalation(state, input.to, seal(ctx, input, "words", "mediation.case", input.words))),
});

export const returnDelegatedDispute = command<z.output<typeof c.ReturnDelegated>, Done>({
  name: "mediation.return-delegated",
  route: "POST /api/mediation/disputes/{home}/{id}/returns",
  summary: { zh: "向法院反馈委派、委托结果", en: "Return the result to the court" },
  input: c.ReturnDelegated,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) => step(ctx, input, (state) => returnDelegated(state, input.result, words(ctx, input, input.words))),
});

export const archiveDispute = command<z.output<typeof c.ArchiveDispute>, Done>({
  name: "mediation.archive-dispute",
  route: "POST /api/mediation/disputes/{home}/{id}/archiving",
  summary: { zh: "归档", en: "Archive" },
  input: c.ArchiveDispute,
  about,
  allow: atCase(RECORD),
  run: (ctx, input) => step(ctx, input, (state) => archive(state)),
});

export const voidMistakenDispute = command<z.output<typeof c.VoidDispute>, Done>({
  name: "mediation.void-dispute",
  route: "POST /api/mediation/disputes/{home}/{id}/voiding",
  summary: { zh: "作废登记有误的纠纷，说明理由", en: "Void a dispute registered by mistake, with the reason" },
  input: c.VoidDispute,
  about: (input) => [ref(dispute, input), ...(input.relapseOf ? [ref(dispute, input.relapseOf)] : [])],
  allow: atCase(CHAIR),
  run: (ctx, input) => {
    const state = known(ctx.state(dispute, keyOf(input)));
    const { relapseOf } = state;
    if (relapseOf?.home !== input.relapseOf?.home || relapseOf?.id !== input.relapseOf?.id)
      throw refuse.fields([{ path: "relapseOf", code: "mediation.no-such-earlier" }]);
    const done = step(ctx, input, (found) => voidDispute(found, ctx.actor.id, seal(ctx, input, "words", "mediation.case", input.words)));
    if (relapseOf) ctx.change(dispute, relapseOf, (found) => unlinkRelapse(found, keyOf(input)));
    return done;
  },
});

export const tellDisputeClock = command<z.output<typeof c.TellClock>, Done>({
  name: "mediation.tell-clock",
  route: "POST /api/mediation/disputes/{home}/{id}/reminders",
  summary: { zh: "到期提醒或告知逾期", en: "Remind of a clock, or tell that it lapsed" },
  input: c.TellClock,
  about,
  allow: systemOnly(),
  run: (ctx, input) => step(ctx, input, (state) => tell(state, input.slot, ctx.now)),
});

export const recountDisputeDues = command<z.output<typeof c.RecountDues>, Done>({
  name: "mediation.recount-dues",
  route: "POST /api/mediation/disputes/{home}/{id}/recounts",
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count dates again once holidays are published or corrected" },
  input: c.RecountDues,
  about,
  allow: systemOnly(),
  run: (ctx, input) =>
    step(ctx, input, (state) =>
      recount(state, {
        now: ctx.now,
        due: (from, limit, changes) => counted(ctx, from, limit, changes),
        lengthOf: (rule, on) => lengthOf(ctx, rule, on),
      }),
    ),
});
