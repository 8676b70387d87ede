import { unitsHeld } from "#platform/access";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { mayConfigure } from "./configuring.ts";
import type { Category, StepLimits } from "./contract.ts";
import { Nothing, type SavedView, type TemplateRow } from "./contract/reads.ts";
import { CategoriesAnswer, StepLimitsAnswer } from "./contract/answers.ts";
import { taxonomy } from "./limits.ts";
import { CASE_READERS, staffId } from "./queries-visible.ts";

type None = z.output<typeof Nothing>;

export const listCategories = query<None, (Category & { version: number })[]>({
  name: "incidents.list-categories",
  route: "GET /api/incidents/categories",
  summary: { zh: "事项清单：两级分类、部门和时限", en: "The taxonomy: two levels, departments and limits" },
  fromRegisters: true,
  tagged: true,
  input: Nothing,
  output: CategoriesAnswer,
  allow: everybody,
  run: async (ctx) => {
    const { groups, categories } = ctx.read(taxonomy);
    const second = new Set(categories.map(({ code }) => code));
    return [...groups.filter(({ code }) => !second.has(code)), ...categories];
  },
});

/** Public, as the taxonomy is: a resident may check the date an office promised. */
export const readStepLimits = query<None, StepLimits>({
  name: "incidents.read-step-limits",
  route: "GET /api/incidents/procedure",
  summary: { zh: "各步骤时限", en: "The limits of the steps" },
  fromRegisters: true,
  input: Nothing,
  output: StepLimitsAnswer,
  allow: everybody,
  run: async (ctx) => ({ ...ctx.read(taxonomy).procedure, may: mayConfigure(ctx) }),
});

const staff = {
  roles: [...CASE_READERS, "auditor", "admin", "dpo"],
  condition: "any member of staff",
  admits: ({ actor }: { actor: { kind: string } }) => actor.kind === "staff",
};

export const listTemplates = query<None, TemplateRow[]>({
  name: "incidents.list-templates",
  route: "GET /api/incidents/templates",
  summary: { zh: "答复模板", en: "Reply templates" },
  input: Nothing,
  allow: staff,
  run: (ctx) =>
    ctx.db<TemplateRow[]>`select id, name, step, text, version from incidents.template where not retired order by step, name, id`,
});

/** One's own views, and those of the units one works for. */
export function keptViews(ctx: Pick<QueryContext, "db" | "actor" | "now">): Promise<SavedView[]> {
  const units = unitsHeld(ctx.actor, ctx.now) ?? [];
  return ctx.db<SavedView[]>`
    select id, name, filter, unit as shared from incidents.saved_view
    where not removed and ((unit is null and owner = ${staffId(ctx.actor)}) or unit = any(${units}::text[])) order by name, id limit 200`;
}

export const listViews = query<None, SavedView[]>({
  name: "incidents.list-views",
  route: "GET /api/views",
  summary: { zh: "我的视图和本单位的视图", en: "One's own views and those of one's units" },
  input: Nothing,
  allow: staff,
  run: keptViews,
});
