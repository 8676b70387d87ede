import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { READ } from "./permits.ts";
import type { z } from "zod";
import { onDays, readCounts, toSql } from "#platform/figures";
import { query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import * as c from "./contract.ts";
import { feeds } from "./feeds.ts";
import { heldScheme, staff } from "./queries-visible.ts";

const MOST = 200;
type Row = { home: string; id: string; day: string; place: string; sealed: boolean };

/**
 * The records of a rate that are in its denominator and not in its numerator, by the same conditions as the counters. Neither numbers nor texts: each
 * leads to its own page, which has rules of its own.
 */
export const readMissedRecords = query<z.output<typeof c.ReadRecords>, c.FigureRecords>({
  name: "assessment.read-missed-records",
  route: "GET /api/assessment/schemes/{scheme}/subjects/{subject}/items/{item}/records",
  summary: { zh: "指标项目背后没有做到的记录", en: "Records behind an item that were not as they should be" },
  input: c.ReadRecords,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, { scheme: id, subject: code, item: wanted }) => {
    const { facts } = heldScheme(ctx, id);
    const subject = facts.subjects.find((one) => one.code === code);
    const item = facts.rule.items.find((one) => one.code === wanted);
    const feed = item && "source" in item && item.source.kind === "figure" ? feeds.get(item.source.figure) : undefined;
    if (!subject || feed?.kind !== "counted" || !areasOf(ctx, READ).some((area) => subject.area.startsWith(area)))
      throw refuse.notFound("assessment.no-such-item", { item: wanted });
    const sql = ctx.db;
    const { figure, numerator, denominator } = feed;
    const today = cityDay(ctx.now);
    const days = { from: facts.from, to: today < facts.until ? today : facts.until };
    const digits = subject.area.length === 9 ? 9 : 6;
    const counts = await readCounts(sql, [numerator, denominator], { area: subject.area, digits, ...days }, today);
    const of = (set: string): number => counts.filter((one) => one.set === set).reduce((sum, { n }) => sum + n, 0);
    const day = sql`${sql(denominator.day)}::text`;
    const missed = sql`${toSql(sql, denominator.where)} and not ${toSql(sql, numerator.where)} and ${onDays(sql, denominator, days)}`;
    // Sealed kinds, in whatever table they are: counted, and nothing else of them is told.
    const rows = await sql<Row[]>`
      select home, id::text, ${day} as day, place, coalesce((to_jsonb(t) ->> 'sealed')::bool, false) as sealed
      from ${sql(denominator.table)} t where ${missed} and place like ${`${subject.area}%`} order by ${sql(denominator.day)}, id limit ${MOST}`;
    const all = ctx.read(places);
    const module = denominator.table.slice(0, denominator.table.indexOf("."));
    return {
      figure: { zh: figure.zh, en: figure.en },
      definition: figure.definition,
      version: figure.version,
      ...days,
      numerator: of(numerator.code),
      denominator: of(denominator.code),
      missed: of(denominator.code) - of(numerator.code),
      sealed: rows.filter(({ sealed }) => sealed).length,
      rows: rows
        .filter(({ sealed }) => !sealed)
        .map(({ home, id: record, day: on, place }) => ({ module, home, id: record, day: on, place: all.names(place.slice(0, 9)).zh })),
    };
  },
});
