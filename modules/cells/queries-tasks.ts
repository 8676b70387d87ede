import type { z } from "zod";
import { query } from "#platform/modules";
import { placeInWords } from "#modules/places";
import type { KnownApplication } from "./application-state.ts";
import { lookedAt } from "./check.ts";
import * as c from "./contract.ts";
import { bareLines } from "./contract/evidence.ts";
import { HELD } from "./contract/stages.ts";
import { schemes } from "./registers.ts";
import { inScope, unitName } from "./queries-visible.ts";

type TaskState = KnownApplication & { stage: c.InspectionTask["stage"] };

/** What somebody who was drawn still has to look at: taken along for working without a network. */
export const listMyInspections = query<z.output<typeof c.ListMyInspections>, { tasks: c.InspectionTask[] }>({
  name: "cells.list-my-inspections",
  route: "GET /api/cells/my-inspections",
  summary: { zh: "抽中我去检查的单位", en: "Units I was drawn to inspect" },
  input: c.ListMyInspections,
  allow: inScope.allow,
  scope: () => [""],
  run: async (ctx) => {
    const me = ctx.db.json([ctx.actor.id]);
    const rows = await ctx.db<{ home: string; id: string; state: KnownApplication }[]>`
      select a.home, a.id::text, s.state from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id
      where a.stage in ('drawn', 'inspected', 'rectified') and s.state -> 'inspectors' @> ${me}
        or a.check_stage in ('drawn', 'inspected', 'rectified') and a.stage = any(${HELD}::text[]) and s.state -> 'check' -> 'inspectors' @> ${me}
      order by a.applied_at limit 40`;
    const tasks: c.InspectionTask[] = [];
    for (const { home, id, state: found } of rows) {
      const state = lookedAt(found) as TaskState;
      const rule = ctx.read(schemes).at(state.scheme, state.version);
      if (!rule) continue;
      const { scheme, unit, stage, self, inspection, open } = state;
      const bare = new Set(bareLines(rule.lines, inspection?.results ?? []).map(({ code }) => code));
      const mine = inspection?.by === ctx.actor.id;
      const results = inspection?.results.map(({ line, points, finding }) => ({ line, points, finding, bare: bare.has(line) })) ?? [];
      tasks.push({ home, id, scheme, unit: { ...unit, zh: unitName(ctx, unit.code, unit) }, placeName: placeInWords(ctx, unit.area), stage, mine, rule, self: self.map(({ line, points }) => ({ line, points })), results, open, way: found === state ? null : (found.check?.way ?? null) }); // prettier-ignore
    }
    return { tasks };
  },
});
