import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { category, categoryKey, procedureKey, retireCategory as retire, setCategory } from "./category.ts";
import { cityAdmin } from "./configuring.ts";
import { AmendCategory, RetireCategory, SetProcedure } from "./contract.ts";
import { taxonomy } from "./limits.ts";
import { procedure, setLimits } from "./procedure.ts";
import { SHIPPED_CATEGORIES, SHIPPED_GROUPS } from "./taxonomy.ts";

const shipped = (code: string) => [...SHIPPED_GROUPS, ...SHIPPED_CATEGORIES].find((entry) => entry.code === code);

export type Versioned = { code: string; version: number };

export const amendCategory = command<z.output<typeof AmendCategory>, Versioned>({
  name: "incidents.amend-category",
  route: "POST /api/incidents/categories/{code}/amendments",
  summary: { zh: "修改或新增事项，生成新版本", en: "Change or add an entry of the taxonomy as a new version" },
  input: AmendCategory,
  about: ({ code }) => [ref(category, categoryKey(code))],
  allow: cityAdmin(),
  run: (ctx, { reason, ...entry }) => {
    if (entry.askFirst && !ctx.read(taxonomy).category(entry.askFirst.category))
      throw refuse.fields([{ path: "askFirst.category", code: "incidents.no-such-category" }]);
    const state = ctx.change(category, categoryKey(entry.code), (before) => setCategory(before, entry, shipped(entry.code), reason));
    return { code: entry.code, version: state.stage === "none" ? 1 : (state.versions.at(-1)?.version ?? 1) };
  },
});

export const retireCategory = command<z.output<typeof RetireCategory>, Versioned>({
  name: "incidents.retire-category",
  route: "POST /api/incidents/categories/{code}/retirement",
  summary: { zh: "停用事项", en: "Retire an entry of the taxonomy" },
  input: RetireCategory,
  about: ({ code }) => [ref(category, categoryKey(code))],
  allow: cityAdmin(),
  run: (ctx, { code, reason }) => {
    const state = ctx.change(category, categoryKey(code), (before) => retire(before, shipped(code), reason));
    return { code, version: state.stage === "none" ? 1 : (state.versions.at(-1)?.version ?? 1) };
  },
});

export const setProcedure = command<z.output<typeof SetProcedure>, { version: number }>({
  name: "incidents.set-procedure",
  route: "POST /api/incidents/procedure",
  summary: { zh: "设定各步骤时限，生成新版本", en: "Set the limits of the steps as a new version" },
  input: SetProcedure,
  about: () => [ref(procedure, procedureKey())],
  allow: cityAdmin(),
  run: (ctx, limits) => {
    const state = ctx.change(procedure, procedureKey(), (before) => setLimits(before, limits));
    return { version: state.stage === "none" ? 1 : (state.versions.at(-1)?.version ?? 1) };
  },
});
