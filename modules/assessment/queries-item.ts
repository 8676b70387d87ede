import type { z } from "zod";
import { anchorsOf } from "#platform/log";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import { feeds } from "./feeds.ts";
import { publicResults } from "./queries-told.ts";
import { entryColumns, entryRow, heldScheme, type StoredEntry } from "./queries-visible.ts";

/** The months of some days, newest first. */
function monthsIn({ from, until }: { from: string; until: string }): string[] {
  const months: string[] = [];
  for (let at = until.slice(0, 7); at >= from.slice(0, 7) && months.length < 24;) {
    months.push(at);
    const [year = 0, month = 0] = at.split("-").map(Number);
    at = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
  }
  return months;
}

/**
 * What one item of one unit in a public result is made of: each point with its day and where its record stands in the log, or the figure it was read
 * from. Of a point nobody is told who proposed it, and no words of it: those are the unit's and the office's.
 */
export const readItem = query<z.output<typeof c.ReadItem>, c.ItemView>({
  name: "assessment.read-item",
  route: "GET /api/assessment/schemes/{scheme}/result/{subject}/{item}",
  summary: { zh: "公布的结果里一个单位一个项目的依据", en: "What an item of a unit in a public result is made of" },
  input: c.ReadItem,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { scheme: id, subject, item: code }) => {
    const held = heldScheme(ctx, id);
    const found = (await publicResults(ctx)).find(({ scheme }) => scheme === id);
    const row = found?.rows.find((one) => one.subject === subject);
    const own = row?.items.find((one) => one.item === code);
    const item = held.facts.rule.items.find((one) => one.code === code);
    if (!row || !own || !item) throw refuse.notFound("assessment.no-such-item", { item: code });
    const stored =
      own.entries.length === 0
        ? []
        : await ctx.db<StoredEntry[]>`
      select ${entryColumns(ctx.db)} from assessment.entry where scheme = ${id} and id = any(${own.entries}::uuid[]) order by occurred_on, id`;
    const anchors = new Map((await anchorsOf(ctx.db, stored)).map((one) => [one.id, one]));
    const feed = "source" in item && item.source.kind === "figure" ? feeds.get(item.source.figure) : undefined;
    const { facts } = held;
    return {
      scheme: { zh: facts.zh, en: facts.en, year: facts.year },
      unit: { zh: row.zh, en: row.en, area: row.area },
      item: { code, zh: item.zh, en: item.en, points: item.points },
      points: own.points,
      value: own.value,
      numerator: own.numerator,
      denominator: own.denominator,
      figure: feed ? { code: feed.figure.code, zh: feed.figure.zh, en: feed.figure.en } : null,
      months: feed?.kind === "counted" ? monthsIn(facts) : [],
      entries: stored.map((one) => {
        const anchor = anchors.get(one.id);
        const { occurredOn, points } = entryRow(held, one);
        const sealed = anchor?.sealed ? { log: anchor.sealed.log, entry: anchor.sealed.index } : null;
        return { on: occurredOn, points, fingerprint: anchor?.hash.toString("base64") ?? null, sealed };
      }),
    };
  },
});
