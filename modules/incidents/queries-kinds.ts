import type { z } from "zod";
import { alongIndexes } from "#platform/database";
import { cityDay } from "#platform/days";
import { countersAnswer, readCounts } from "#platform/figures";
import { query } from "#platform/modules";
import { KindsAnswer } from "./contract/answers-public.ts";
import { ReadKinds, type KindTable } from "./contract/reads.ts";
import { setOf } from "./figure-sets.ts";
import { taxonomy } from "./limits.ts";
import { spanOf } from "./queries-figures.ts";
import { caseReaders } from "./queries-visible.ts";

const KINDS = [setOf("evt.reported-kinds")];
const DIGITS: Readonly<Record<number, 4 | 6 | 9 | 12>> = { 0: 4, 4: 4, 6: 6, 9: 9 };

/** What `evt.reported` of one area is made of, by kind, from the counters. Which sealed kinds there were is not told. */
export const readKinds = query<z.output<typeof ReadKinds>, KindTable>({
  name: "incidents.read-kinds",
  route: "GET /api/incidents/figures/kinds",
  summary: { zh: "一个区域的受理件数，按类别", en: "Reports of one area by kind" },
  input: ReadKinds,
  output: KindsAnswer,
  allow: { ...caseReaders, condition: "counts by kind, for staff" },
  alike: true,
  // Counters hold no record; whole days of a village's broken month are counted over the records, whoever asks.
  scope: () => [""],
  run: async (ctx, ask) => {
    const days = spanOf(ctx, ask);
    const area = ask.area ?? "";
    const span = { area, digits: DIGITS[area.length] ?? 12, ...days };
    const today = cityDay(ctx.now);
    if (countersAnswer(KINDS, span, today)) alongIndexes(ctx.db);
    const known = ctx.read(taxonomy);
    const byKind = new Map<string, number>();
    let sealed = 0;
    for (const { part, n } of await readCounts(ctx.db, KINDS, span, today))
      if (known.known(part)?.sealed) sealed += n;
      else byKind.set(part, (byKind.get(part) ?? 0) + n);
    const named = (category: string) => known.known(category) ?? { zh: category, en: category };
    const rows = [...byKind]
      .filter(([, n]) => n > 0)
      .map(([category, n]) => ({ category, zh: named(category).zh, en: named(category).en, n }));
    return { rows: rows.sort((left, right) => right.n - left.n || (left.category < right.category ? -1 : 1)), sealed, ...days };
  },
});
