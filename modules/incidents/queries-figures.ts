import type { z } from "zod";
import { allOf, alongIndexes } from "#platform/database";
import { addDays, cityDay } from "#platform/days";
import {
  bySet,
  countersAnswer,
  daysAsked,
  type Figure,
  figureReading,
  type FigureSet,
  type Fragment,
  readCounters,
  readCounts,
  recordsBehind,
} from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import { HIDDEN, receipt } from "#platform/masking";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords, places } from "#modules/places";
import type { FigureRow, QueuePage } from "./contract.ts";
import { ListFigureRecords, ListPublicRecords, Nothing, ReadFigures, type FigureTable, type PublicRecords } from "./contract/reads.ts";
import { QueueAnswer } from "./contract/answers.ts";
import { DefinitionsAnswer, FiguresAnswer, PublicRecordsAnswer } from "./contract/answers-public.ts";
import { incidentSets, setOf } from "./figure-sets.ts";
import { figureOf, figures } from "./figures.ts";
import { columns, rowOf, type StoredIncident } from "./queries-queue.ts";
import { caseReaders, caseScope, visibleIn } from "./queries-visible.ts";
import { FEW, hiddenIn, unnamedTowns, withhold, type Hidden, type LevelRows } from "./small-counts.ts";

type Days = { from: string; to: string };
type Level = "city" | "county" | "town" | "village";
const DIGITS = { city: 4, county: 6, town: 9, village: 12 } as const;
const BELOW: Readonly<Record<number, Level>> = { 0: "county", 4: "county", 6: "town", 9: "village", 12: "village" };
/** The days asked for, thirty to today by default, none ahead. Refuses more than six years. */
export const spanOf = ({ now }: Pick<QueryContext, "now">, ask: { from?: string | undefined; to?: string | undefined }): Days =>
  daysAsked(now, ask, { usual: 30, tooLong: "incidents.span-too-long" });

/**
 * The public gets whole calendar months, one at a time (the present one as far as it has come): months share no record, so no two answers can be
 * subtracted to leave a few. Refuses a span that reaches over a month's end.
 */
function monthOf(
  ctx: Pick<QueryContext, "now">,
  ask: { from?: string | undefined; to?: string | undefined },
): { from: string; to: string } {
  const today = cityDay(ctx.now);
  const month = (ask.from ?? ask.to ?? today).slice(0, 7);
  if ((ask.to ?? month).slice(0, 7) !== month) throw refuse.fields([{ path: "to", code: "incidents.one-month" }]);
  const last = addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);
  return { from: `${month}-01`, to: last > today && month <= today.slice(0, 7) ? today : last };
}

const publicOrStaff = (ctx: Pick<QueryContext, "now" | "actor">, ask: { from?: string | undefined; to?: string | undefined }) =>
  ctx.actor.kind === "resident" ? monthOf(ctx, ask) : spanOf(ctx, ask);

const USED: readonly FigureSet[] = incidentSets.filter((set) =>
  figures.some((one) => one.numerator === set.code || one.denominator === set.code),
);

/** Areas of the level with all figures; places known no finer than a level above stand under their own code. */
export async function figureRows(ctx: QueryContext, area: string, level: Level, span: { from: string; to: string }): Promise<FigureRow[]> {
  const counters = await readCounters(ctx.db, USED, { area, digits: DIGITS[level], ...span }, cityDay(ctx.now));
  const byArea = Map.groupBy(counters, (counter) => counter.area);
  const all = ctx.read(places);
  const codes = new Set([...all.within(area, level).map(({ code }) => code), ...byArea.keys()]);
  return [...codes].sort().map((code) => {
    const found = bySet(byArea.get(code) ?? []);
    return {
      area: code,
      areaName: all.names(code).zh,
      areaNameEn: all.names(code).en,
      figures: figures.map((one) => ({ code: one.code, ...figureReading(one, found) })),
    };
  });
}

const LEVELS = ["city", "county", "town", "village"] as const;

/** The figures of all levels down to this one, each under the area above it; asked for at once, so that none waits for the answer of another. */
const levelsDownTo = (ctx: QueryContext, area: string, level: Level, span: { from: string; to: string }): Promise<LevelRows<FigureRow>[]> =>
  allOf(
    LEVELS.slice(0, LEVELS.indexOf(level) + 1).map(async (one, index) => {
      const above = LEVELS[index - 1];
      const parentDigits = above ? DIGITS[above] : 0;
      return { parentDigits, rows: await figureRows(ctx, area.slice(0, parentDigits), one, span) };
    }),
  );

/** What the public is not shown of this area down to this level; decided from the city down, so that every question gets the same answer. */
const hiddenDownTo = async (ctx: QueryContext, area: string, level: Level, span: { from: string; to: string }): Promise<Hidden> =>
  hiddenIn(await levelsDownTo(ctx, area, level, span));

/** The public's own rows: the finest of the levels, where that is what was asked for, else read for themselves. */
async function publicRows(ctx: QueryContext, area: string, level: Level, span: { from: string; to: string }): Promise<FigureRow[]> {
  const levels = await levelsDownTo(ctx, area, level, span);
  const last = levels.at(-1);
  const same = last !== undefined && area.length <= last.parentDigits;
  return withhold(same ? last.rows : await figureRows(ctx, area, level, span), hiddenIn(levels));
}

export const readFigures = query<z.output<typeof ReadFigures>, FigureTable>({
  name: "incidents.read-figures",
  route: "GET /api/incidents/figures",
  summary: { zh: "指标：分子、分母、数值，按地区", en: "Figures by area, with numerator and denominator" },
  input: ReadFigures,
  output: FiguresAnswer,
  allow: everybody,
  alike: true,
  // Counters hold no record; whole days of a village's broken month are counted over the records, whoever asks.
  scope: () => [""],
  run: async (ctx, ask) => {
    const area = ask.area ?? "";
    const span = publicOrStaff(ctx, ask);
    const level = ask.level ?? BELOW[area.length] ?? "village";
    // Counters are looked up; records of a village's broken month are better found from several indexes at once.
    if (countersAnswer(USED, { area, digits: DIGITS[level], ...span }, cityDay(ctx.now))) alongIndexes(ctx.db);
    // Staff see the numbers of their work; the public sees none that points at somebody.
    const rows = ctx.actor.kind === "resident" ? publicRows(ctx, area, level, span) : figureRows(ctx, area, level, span);
    return { figures, rows: await rows, ...span };
  },
});

export const listFigures = query<z.output<typeof Nothing>, { rows: readonly Figure[] }>({
  name: "incidents.list-figures",
  route: "GET /api/incidents/figures/definitions",
  summary: { zh: "指标定义", en: "What each figure means" },
  input: Nothing,
  output: DefinitionsAnswer,
  allow: everybody,
  run: async () => ({ rows: figures }),
});

type Asked = {
  figure: string;
  part: "numerator" | "denominator";
  category?: string | undefined;
  area?: string | undefined;
  from: string;
  to: string;
  cursor?: string | undefined;
};
type Found = StoredIncident & { sealed: boolean };
type Page = { rows: (Found & { day: string })[]; next: string | null };
const PUBLIC_PAGE = 200;

function askedSet(asked: Pick<Asked, "figure" | "part">): FigureSet {
  const found = figureOf(asked.figure);
  if (!found) throw refuse.notFound("incidents.no-such-figure");
  return setOf(asked.part === "denominator" && found.denominator !== null ? found.denominator : found.numerator);
}

const records = (ctx: QueryContext, asked: Asked, visible: readonly Fragment[], size?: number): Promise<Page> => {
  const sql = ctx.db;
  const kind = asked.category === undefined ? [] : [sql`category = ${asked.category}`];
  const columnsOf = sql`${columns(sql)}, sealed`;
  return recordsBehind<Found>(sql, askedSet(asked), {
    ...asked,
    where: [...kind, ...visible],
    columns: columnsOf,
    ...(size ? { size } : {}),
  });
};

/** Staff: the records themselves, those of their own area. */
export const listFigureRecords = query<z.output<typeof ListFigureRecords>, QueuePage>({
  name: "incidents.list-figure-records",
  route: "GET /api/incidents/figures/records",
  summary: { zh: "指标背后的事项", en: "The records behind a figure" },
  input: ListFigureRecords,
  output: QueueAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: async (ctx, asked) => {
    const { rows, next } = await records(ctx, { ...asked, ...spanOf(ctx, asked) }, [visibleIn(ctx.db, ctx, asked.area)]);
    return { rows: rows.map((row) => rowOf(ctx, row)), next };
  },
});

/** Anybody: the same records masked, all of them, so that the number can be counted again from the file. */
export const listPublicRecords = query<z.output<typeof ListPublicRecords>, PublicRecords>({
  name: "incidents.list-public-records",
  route: "GET /api/incidents/figures/{code}/records",
  summary: { zh: "指标背后的事项（公开，已遮蔽）", en: "The records behind a figure, masked for the public" },
  input: ListPublicRecords,
  output: PublicRecordsAnswer,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { code, set: part, ...rest }) => {
    const asked: Asked = { figure: code, part, ...rest, ...publicOrStaff(ctx, rest) };
    const set = askedSet(asked);
    const area = asked.area ?? "";
    const counts = await readCounts(ctx.db, [set], { area, digits: DIGITS.town, from: asked.from, to: asked.to });
    const total = counts.reduce((sum, { n }) => sum + n, 0);
    const level = area.length > 9 ? "village" : "town";
    const hidden = (await hiddenDownTo(ctx, area, level, { from: asked.from, to: asked.to })).get(code) ?? new Set<string>();
    const unnamed = new Set([...unnamedTowns(counts), ...hidden]);
    const townOf = (place: string): string => (unnamed.has(place.slice(0, 9)) ? place.slice(0, 6) : place.slice(0, 9));
    const named = (code: string) => ({ place: placeInWords(ctx, code, "zh"), placeEn: placeInWords(ctx, code, "en") });
    if ((total > 0 && total < FEW) || hidden.has(area)) throw refuse.forbidden("incidents.too-few", { few: FEW });
    const found = await records(ctx, asked, [], PUBLIC_PAGE);
    const rows = found.rows.map((row) =>
      // A sealed kind is counted, and nothing else of it is told.
      row.sealed
        ? { number: HIDDEN, category: "", ...named(row.place.slice(0, 6)), day: row.day.slice(0, 7) }
        : {
            number: receipt(receiptNumber(row.id)),
            category: row.category,
            ...named(townOf(row.place)),
            day: row.day,
          },
    );
    return { rows, next: found.next, total };
  },
});
