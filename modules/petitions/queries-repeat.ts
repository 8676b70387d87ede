import { liveGrants } from "#platform/access";
import type { z } from "zod";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { REPEAT_LEAST, ReadPetitionRepeat, type PetitionRepeat } from "./contract.ts";
import { DESK, HANDLE, READERS, REVIEW, WATCH } from "./permits.ts";
import { periodOf } from "./queries-figures.ts";
import { unitName } from "./queries-visible.ts";

const areaOf = (organ: string): string => organ.slice(organ.lastIndexOf("-") + 1);

/**
 * 重复信访率 (domain.md §6): of an organ's delivered opinions, after how many the same petitioner brought the same facts again. A diagnosis of the organ alone:
 * no area, no score, no catalogue, nothing under thirty, and whoever asks sees the own organ or those of the own area.
 */
export const readPetitionRepeat = query<z.output<typeof ReadPetitionRepeat>, PetitionRepeat>({
  name: "petitions.read-repeat",
  route: "GET /api/petitions/repeat",
  summary: { zh: "重复信访率：按机关的诊断", en: "How often the same came back after an organ's opinion" },
  input: ReadPetitionRepeat,
  allow: readers(READERS, "own organ, or organs of one's area"),
  scope: () => [""],
  run: async (ctx, ask) => {
    const { from, to } = periodOf(ctx.now, ask);
    const found = await ctx.db<{ organ: string; opinions: number; refiled: number }[]>`
      select organ, count(*)::int as opinions, (count(*) filter (where refiled_after_opinion))::int as refiled
      from petitions.petition where opinion_on between ${from}::date and ${to}::date
      group by organ having count(*) >= ${REPEAT_LEAST} order by organ`;
    const units = liveGrants(ctx, HANDLE).map(({ unit }) => unit);
    const areas = liveGrants(ctx, [...DESK, ...REVIEW, ...WATCH]).map(({ area }) => area);
    return {
      from,
      to,
      least: REPEAT_LEAST,
      rows: found
        .filter(({ organ }) => units.includes(organ) || areas.some((area) => areaOf(organ).startsWith(area)))
        .map((row) => ({
          ...row,
          organName: unitName(ctx, row.organ),
          organNameEn: unitName(ctx, row.organ, "en"),
          value: Math.round((row.refiled / row.opinions) * 1e6) / 1e6,
        })),
    };
  },
});
