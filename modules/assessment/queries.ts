import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { everybody, textsOf } from "#platform/reading";
import { READ } from "./permits.ts";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import * as c from "./contract.ts";
import type { ResultStage } from "./contract/lists.ts";
import { feeds } from "./feeds.ts";
import { resultKey, schemeKey } from "./keys.ts";
import { opinionRights, schemeSteps } from "./may.ts";
import { schemes, type Held } from "./registers.ts";
import { templates } from "./shipped/index.ts";
import { isRunning } from "./scheme.ts";
import { heldScheme, isPublic, schemeRow, staff } from "./queries-visible.ts";

export const listSchemes = query<z.output<typeof c.ListSchemes>, { rows: c.SchemeRow[] }>({
  name: "assessment.list-schemes",
  route: "GET /api/assessment/schemes",
  summary: { zh: "考核办法", en: "Schemes of assessment" },
  input: c.ListSchemes,
  allow: everybody,
  scope: () => [""],
  run: async (ctx) => {
    const rows = await ctx.db<{ id: string; stage: ResultStage }[]>`select distinct id::text, stage from assessment.result`;
    const inside = areasOf(ctx, READ).length > 0;
    const stages = new Map(rows.map((row) => [row.id, row.stage]));
    const shown = (stage: ResultStage | undefined): ResultStage | null =>
      stage === undefined || (stage === "provisional" && !inside) ? null : stage;
    return {
      rows: ctx
        .read(schemes)
        .all.filter((one) => inside || isPublic(one))
        .map((one) => schemeRow(one, ctx.now, shown(stages.get(resultKey(one.id).id)))),
    };
  },
});

/** For those who assess and those who are assessed: what offices said to each other. */
async function opinionsOf(ctx: QueryContext, id: string, { opinions = [] }: Held): Promise<c.SchemeView["opinions"]> {
  if (opinions.length === 0 || areasOf(ctx, READ).length === 0) return [];
  const open = await textsOf(
    ctx,
    schemeKey(id),
    opinions.flatMap(({ text, answer }) => [text, answer?.text ?? null]),
  );
  return opinions.map((one) => ({ ...one, text: open(one.text), answer: one.answer && { ...one.answer, text: open(one.answer.text) } }));
}

export const readScheme = query<z.output<typeof c.ReadScheme>, c.SchemeView>({
  name: "assessment.read-scheme",
  route: "GET /api/assessment/schemes/{scheme}",
  summary: { zh: "一个考核办法", en: "One scheme" },
  input: c.ReadScheme,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { scheme: id }) => {
    const held = heldScheme(ctx, id);
    const { stage, version, versions, consultUntil, approvedDocument, facts } = held;
    const [result] = await ctx.db<{ stage: string }[]>`select stage from assessment.result where id = ${resultKey(id).id} limit 1`;
    return {
      ...facts,
      scheme: id,
      stage,
      running: isRunning(held, cityDay(ctx.now)),
      version,
      consultUntil,
      approvedDocument,
      voided: held.voided ?? null,
      opinions: await opinionsOf(ctx, id, held),
      ...opinionRights(held, ctx.actor, ctx.now),
      versions: versions.map(({ version: number, at, reason }) => ({ version: number, at, reason })),
      may: schemeSteps(held, result?.stage === "awarded", ctx.actor, ctx.now),
    };
  },
});

export const listFeeds = query<z.output<typeof c.ListFeeds>, { rows: c.Feed[] }>({
  name: "assessment.list-feeds",
  route: "GET /api/assessment/feeds",
  summary: { zh: "可以用来考核的指标", en: "Figures an item may feed on" },
  input: c.ListFeeds,
  allow: staff,
  run: async () => ({
    rows: [...feeds.values()].map(({ figure: { code, zh, en, definition, version } }) => ({ figure: code, zh, en, definition, version })),
  }),
});

export const listTemplates = query<z.output<typeof c.ListTemplates>, { rows: readonly c.Template[] }>({
  name: "assessment.list-templates",
  route: "GET /api/assessment/templates",
  summary: { zh: "起草时可用的范例", en: "Examples to begin a draft with" },
  input: c.ListTemplates,
  allow: staff,
  run: async (ctx) => ({ rows: templates(cityDay(ctx.now)) }),
});
