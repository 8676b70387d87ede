import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { step } from "./commands-design.ts";
import * as c from "./contract.ts";
import { recordCorrected, recordNotCorrected } from "./correcting.ts";
import type { Done } from "./contract.ts";
import * as field from "./fieldwork.ts";
import { CHECK, keyOf, NUMBERS, PHONE } from "./keys.ts";
import { MANAGE, overSurvey, SECOND } from "./permits.ts";
import { known, survey } from "./survey.ts";
import type { UnitEvent } from "./event.ts";
import { unit } from "./unit.ts";

export const ESTIMATE = "surveys.estimate";
export const DESTROY = "surveys.destroy";

export const orderEstimates = command<z.output<typeof c.OrderEstimates>, Done>({
  name: "surveys.order-estimates",
  route: "POST /api/surveys/{home}/{id}/estimates",
  summary: { zh: "加权并测算", en: "Weigh and estimate" },
  input: c.OrderEstimates,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => {
    const order = { ...keyOf(input), order: ctx.commandId };
    ctx.job({ kind: ESTIMATE, payload: order });
    // Closed before checks were kept.
    if (known(ctx.state(survey, keyOf(input))).deviating === undefined) ctx.job({ kind: CHECK, payload: order });
    return step(ctx, input, (state) => field.orderEstimates(state, input.merge));
  },
});

/** What the calculation gave, or why it gave nothing: by the job that reads every interview. */
export const recordEstimates = command<z.output<typeof c.RecordEstimates>, Done>({
  name: "surveys.record-estimates",
  route: "POST /api/surveys/{home}/{id}/estimates/result",
  summary: { zh: "记录测算结果", en: "Record what the calculation gave" },
  input: c.RecordEstimates,
  about: (input) => [ref(survey, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) =>
    step(ctx, input, (state) => {
      const { result } = input;
      if (known(state).correction)
        return result.ok ? recordCorrected(state, result.found, result.committed) : recordNotCorrected(state, result);
      if (result.ok) return field.recordFound(state, result.found, result.committed);
      return known(state).stage === "estimating" ? [{ type: "surveys.estimates-failed", code: result.code, params: result.params }] : [];
    }),
});

export const publishSurvey = command<z.output<typeof c.PublishSurvey>, Done>({
  name: "surveys.publish-survey",
  route: "POST /api/surveys/{home}/{id}/publication",
  summary: { zh: "由另一人公布结果", en: "A second person publishes" },
  input: c.PublishSurvey,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(SECOND, "over the survey's area, not who ordered the estimates"),
  run: (ctx, input) => step(ctx, input, (state) => field.publish(state, input.references, ctx.actor.id)),
});

export const voidSurvey = command<z.output<typeof c.VoidSurvey>, Done>({
  name: "surveys.void-survey",
  route: "POST /api/surveys/{home}/{id}/voiding",
  summary: { zh: "作废调查，销毁号码（写明理由）", en: "Give a survey up, with the reason; its numbers are destroyed" },
  input: c.VoidSurvey,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(SECOND, "over the survey's area, not who ordered the estimates"),
  run: (ctx, input) => {
    const done = step(ctx, input, (state) => field.voidSurvey(state, input.reason, ctx.actor.id));
    if (known(ctx.state(survey, keyOf(input))).destroying) ctx.job({ kind: DESTROY, payload: keyOf(input) });
    return done;
  },
});

export const destroyNumbers = command<z.output<typeof c.DestroyNumbers>, Done>({
  name: "surveys.destroy-numbers",
  route: "POST /api/surveys/{home}/{id}/destruction",
  summary: { zh: "销毁全部号码", en: "Destroy every number" },
  input: c.DestroyNumbers,
  about: (input) => [ref(survey, keyOf(input))],
  allow: overSurvey(MANAGE),
  run: (ctx, input) => {
    ctx.job({ kind: DESTROY, payload: keyOf(input) });
    return step(ctx, input, field.orderDestruction);
  },
});

/** Overwrites the numbers of so many tokens; when none remain after them, the survey says so. */
export const destroyUnits = command<z.output<typeof c.DestroyUnits>, Done>({
  name: "surveys.destroy-units",
  route: "POST /api/surveys/{home}/{id}/destruction/units",
  summary: { zh: "销毁一批号码", en: "Destroy some numbers" },
  input: c.DestroyUnits,
  about: (input) => [ref(survey, keyOf(input)), ...input.units.map((id) => ref(unit, { home: input.home, id }))],
  allow: systemOnly(),
  run: (ctx, input) => {
    for (const id of input.units) {
      const key = { home: input.home, id };
      ctx.change(unit, key, (state): UnitEvent[] =>
        state.stage === "none" || state.survey !== input.id || state.phone === null ? [] : [{ type: "surveys.number-destroyed" }],
      );
      ctx.seal({ stream: key, field: PHONE, purpose: NUMBERS, value: "" });
    }
    return step(ctx, input, (state) => (input.remaining === 0 ? field.recordDestroyed(state, input.numbers) : []));
  },
});
