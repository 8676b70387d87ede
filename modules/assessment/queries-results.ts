import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { dayOf } from "./acting.ts";
import * as c from "./contract.ts";
import { resultKey } from "./keys.ts";
import { resultSteps } from "./may.ts";
import { APPROVE } from "./permits.ts";
import { fullHouse } from "./ranking.ts";
import { schemes, type Held } from "./registers.ts";
import type { KnownResult } from "./result.ts";
import { areasOf, entryColumns, entryRow, everybody, heldScheme, schemeRow, type StoredEntry } from "./queries-visible.ts";

async function stateOf({ db }: Pick<QueryContext, "db">, scheme: string): Promise<KnownResult | null> {
  const { home, id } = resultKey(scheme);
  const [row] = await db<
    { state: KnownResult }[]
  >`select state from ledger.stream where home = ${home} and id = ${id} and state ->> 'stage' <> 'none'`;
  return row?.state ?? null;
}

/** What was said against a result is opened for those who decide on it. */
async function objectionsOf(ctx: QueryContext, scheme: string, state: KnownResult, whole: boolean): Promise<c.ResultView["objections"]> {
  const decides = areasOf(ctx, APPROVE).some((area) => state.area.startsWith(area));
  const stream = resultKey(scheme);
  const texts = decides
    ? await ctx.unseal(
        state.objections.map(({ text }) => ({ stream, field: text })),
        "",
        whole ? undefined : "beside",
      )
    : [];
  return state.objections.map(({ entry, at, decided }, index) => ({
    entry,
    at,
    text: texts[index] ?? null,
    upheld: decided?.upheld ?? null,
  }));
}

async function reversalsOf({ db }: QueryContext, held: Held): Promise<c.ResultView["reversals"]> {
  const rows = await db<
    StoredEntry[]
  >`select ${entryColumns(db)} from assessment.entry where scheme = ${held.id} and reversed order by withdrawn_at, id`;
  return rows.map((row) => {
    const { subject, item, itemZh, itemEn, points } = entryRow(held, row);
    return { subject, item, zh: itemZh, en: itemEn, points, on: row.withdrawnAt === null ? row.occurredOn : dayOf(row.withdrawnAt) };
  });
}

export const readResult = query<z.output<typeof c.ReadResult>, c.ResultView>({
  name: "assessment.read-result",
  route: "GET /api/assessment/schemes/{scheme}/result",
  summary: { zh: "一年的考核结果", en: "The result of a scheme" },
  input: c.ReadResult,
  allow: everybody,
  // Published to everybody; before that the staff of the whole area alone, as the first line of `run` sees to.
  scope: () => [""],
  run: async (ctx, { scheme: id, said }) => {
    const held = heldScheme(ctx, id);
    const state = await stateOf(ctx, id);
    const staff = areasOf(ctx).some((area) => held.facts.area.startsWith(area));
    if (!state || (state.stage === "provisional" && !staff)) throw refuse.notFound("assessment.no-result");
    return {
      scheme: schemeRow(held, ctx.now, state.stage),
      stage: state.stage,
      rows: state.rows,
      on: dayOf(state.computedAt),
      open: state.open,
      stale: state.stale,
      publicUntil: state.due?.slot === "publicity" ? state.due.due.dueAt : null,
      document: state.document,
      revoked: state.revoked.map(({ subject }) => subject),
      lost: (state.lost ?? []).map(({ subject, award, because }) => ({
        subject,
        award,
        year: ctx.read(schemes).find(because)?.facts.year ?? held.facts.year,
      })),
      fullHouse: fullHouse(state.rows.map(({ qualified }) => qualified)),
      objections: await objectionsOf(ctx, id, state, said === "1"),
      reversals: await reversalsOf(ctx, held),
      rule: held.facts.rule,
      may: resultSteps(state, held.facts.area, held.stage === "closed", ctx.actor, ctx.now),
    };
  },
});

type Row = c.YearResult["rows"][number] & { id: string; year: number; stage: c.YearResult["stage"]; demo: boolean };

export const listResults = query<z.output<typeof c.ListResults>, { years: c.YearResult[] }>({
  name: "assessment.list-results",
  route: "GET /api/assessment/results",
  summary: { zh: "历年考核结果：得分、位次、等次、连续年数、荣誉", en: "Results by year: total, place, grade, years in a row, award" },
  input: c.ListResults,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { level, area, year }) => {
    const rows = await ctx.db<Omit<Row, "zh" | "en" | "gradeZh" | "gradeEn">[]>`
      select id::text, year, subject, place as area, stage, total, rank, grade, qualified, streak, award, demo from assessment.result
      where level = ${level} and stage <> 'provisional' and place like ${`${area ?? ""}%`} and ${year ?? 0} in (0, year) order by year desc, rank nulls last, subject`;
    const years: c.YearResult[] = [];
    for (const held of ctx.read(schemes).all.filter(({ facts }) => facts.level === level)) {
      const { id } = resultKey(held.id);
      const own = rows.filter((row) => row.id === id);
      const [first] = own;
      if (!first) continue;
      const { facts } = held;
      years.push({
        scheme: held.id,
        year: facts.year,
        zh: facts.zh,
        en: facts.en,
        stage: first.stage,
        demo: first.demo,
        // Of some of the units it is not said that all of them qualified.
        fullHouse: own.length === facts.subjects.length && fullHouse(own.map(({ qualified }) => qualified)),
        rows: own.map((row) => {
          const subject = facts.subjects.find(({ code }) => code === row.subject);
          const grade = facts.rule.grades.find(({ code }) => code === row.grade);
          const { subject: code, area: at, total, rank, qualified, streak, award } = row;
          return {
            subject: code,
            area: at,
            zh: subject?.zh ?? code,
            en: subject?.en ?? code,
            total,
            rank,
            grade: row.grade,
            gradeZh: grade?.zh ?? row.grade,
            gradeEn: grade?.en ?? row.grade,
            qualified,
            streak,
            award,
          };
        }),
      });
    }
    return { years: years.toSorted((left, right) => right.year - left.year) };
  },
});
