import type { z } from "zod";
import type { Reader } from "#platform/database";
import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { cityCode, cityHome } from "#platform/settings";
import { grantsOver } from "#platform/access";
import { indexFigures } from "./index-figures.ts";
import { nameIn } from "./areas.ts";
import { ReadIndex, type IndexView } from "./contract/safety-index.ts";
import { APPROVERS, EDITORS, READERS } from "./permits.ts";
import { safetyIndex, type SafetyIndex } from "./safety-index.ts";

/** One a city. */
export const indexKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("report-card.index", cityCode()) });

export async function readSafetyIndex(db: Reader): Promise<SafetyIndex> {
  const { home, id } = indexKey();
  const [row] = await db<{ detail: SafetyIndex }[]>`select detail from report_card.safety_index where home = ${home} and id = ${id}`;
  return row?.detail ?? safetyIndex.initial;
}

export const readIndex = query<z.output<typeof ReadIndex>, IndexView>({
  name: "report-card.read-index",
  route: "GET /api/safety-index",
  summary: { zh: "平安指数：规则、测算和公布", en: "The safety index: its rules, what was worked out and what was published" },
  input: ReadIndex,
  allow: readers(READERS, "in any area of the city"),
  scope: () => [cityCode()],
  run: async (ctx) => {
    const { rules, draft, editions, setters } = await readSafetyIndex(ctx.db);
    const holds = (roles: readonly string[]): boolean => grantsOver(ctx.actor, roles, cityCode(), ctx.now).length > 0;
    const own = draft !== null && ctx.actor.kind === "staff" && [draft.by, setters[draft.rule - 1]].includes(ctx.actor.id);
    const areas = [...new Set([...(draft?.areas ?? []), ...editions.flatMap((one) => one.areas)].map(({ area }) => area))];
    return {
      rules,
      draft: draft && { year: draft.year, rule: draft.rule, areas: draft.areas, why: draft.why },
      editions: editions.toReversed(),
      figures: [...indexFigures.values()],
      areas: Object.fromEntries(areas.map((area) => [area, nameIn(ctx, area)])),
      may: [
        ...(holds(EDITORS) ? (["set", ...(rules.length > 0 ? (["order"] as const) : [])] as const) : []),
        ...(draft?.areas && !own && holds(APPROVERS) ? (["publish"] as const) : []),
      ],
    };
  },
});
