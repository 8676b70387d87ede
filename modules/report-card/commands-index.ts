import { grantsOver, systemOnly, type Allow } from "#platform/access";
import { cityDay } from "#platform/days";
import { commitRows } from "#platform/figures";
import { command, ref } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import * as c from "./contract/safety-index.ts";
import { indexFigures } from "./index-figures.ts";
import { INDEX, rowsIn } from "./index-told.ts";
import { APPROVERS, EDITORS } from "./permits.ts";
import { indexKey } from "./queries-index.ts";
import { orderIndex, publishIndex, recordIndex, safetyIndex, setIndex, type SafetyIndex } from "./safety-index.ts";

type Done = { rules: number; editions: number };
const about = () => [ref(safetyIndex, indexKey())];
const overCity = <I>(roles: readonly string[], condition: string): Allow<I> => ({
  roles,
  condition,
  admits: (ctx) => grantsOver(ctx.actor, roles, cityCode(), ctx.now)[0] ?? null,
});
const done = ({ rules, editions }: SafetyIndex): Done => ({ rules: rules.length, editions: editions.length });

export const setSafetyIndex = command<c.SetIndex, Done>({
  name: "report-card.set-index",
  route: "POST /api/safety-index/rules",
  summary: {
    zh: "设置平安指数的指标、权重和上下限（新的一版）",
    en: "Set figures, weights and anchors of the safety index: a new version",
  },
  input: c.SetIndex,
  about,
  allow: overCity(EDITORS, "over the city"),
  run: (ctx, input) => {
    return done(ctx.change(safetyIndex, indexKey(), () => setIndex(input, indexFigures)));
  },
});

export const orderSafetyIndex = command<c.OrderIndex, Done>({
  name: "report-card.order-index",
  route: "POST /api/safety-index/computations",
  summary: { zh: "测算一年的平安指数", en: "Have the safety index of a year worked out" },
  input: c.OrderIndex,
  about,
  allow: overCity(EDITORS, "over the city"),
  run: (ctx, input) => {
    const state = ctx.change(safetyIndex, indexKey(), (now) => orderIndex(now, input, cityDay(ctx.now)));
    ctx.job({ kind: "report-card.index", payload: { year: input.year } });
    return done(state);
  },
});

export const recordSafetyIndex = command<c.RecordIndex, Done>({
  name: "report-card.record-index",
  route: "POST /api/safety-index/results",
  summary: { zh: "系统：平安指数已测算", en: "System: the safety index is worked out" },
  input: c.RecordIndex,
  about,
  allow: systemOnly(),
  run: (ctx, input) => done(ctx.change(safetyIndex, indexKey(), (state) => recordIndex(state, input))),
});

export const publishSafetyIndex = command<c.PublishIndex, Done>({
  name: "report-card.publish-index",
  route: "POST /api/safety-index/publications",
  summary: {
    zh: "公布平安指数（须由没有定规则、没有下令测算的人）",
    en: "Publish the safety index, as somebody who neither set the rule nor ordered it",
  },
  input: c.PublishIndex,
  about,
  allow: overCity(APPROVERS, "over the city, not who set the rule or ordered it"),
  run: (ctx, { year }) =>
    done(
      ctx.change(safetyIndex, indexKey(), (state) => {
        const { draft } = state;
        const areas = draft?.areas ?? [];
        const committed = areas.flatMap(({ area }) => {
          const rows = draft?.areas ? rowsIn(state, { year, rule: draft.rule, areas }, area) : null;
          return rows ? [{ figure: INDEX, area, year, digest: commitRows(rows) }] : [];
        });
        return publishIndex(state, year, ctx.actor.id, committed);
      }),
    ),
});

export const indexCommands = { setSafetyIndex, orderSafetyIndex, recordSafetyIndex, publishSafetyIndex };
