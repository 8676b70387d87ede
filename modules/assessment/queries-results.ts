import { areasOf } from "#platform/access";
import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { everybody, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import { resultKey } from "./keys.ts";
import { resultSteps } from "./may.ts";
import { READ, led } from "./permits.ts";
import { fullHouse } from "./ranking.ts";
import { schemes, type Held } from "./registers.ts";
import { isTakenBack, type KnownResult, result } from "./result.ts";
import { entryColumns, entryRow, heldScheme, schemeRow, type StoredEntry } from "./queries-visible.ts";

/** What was said against a result is opened for those who decide on it. */
async function objectionsOf(
  ctx: QueryContext,
  scheme: string,
  state: KnownResult,
  whole: boolean,
): Promise<Pick<c.ResultView, "opens" | "objections">> {
  const decides = led(ctx).some((area) => state.area.startsWith(area));
  const stream = resultKey(scheme);
  const fields = state.objections.flatMap(({ text, contact }) => [text, contact]);
  const opened = await textsOf(ctx, stream, decides ? fields : [], whole ? {} : { how: "beside" });
  return {
    opens: decides,
    objections: state.objections.map(({ entry, at, text, contact, decided }) => ({
      entry,
      at,
      text: opened(text),
      contact: opened(contact),
      decided: decided && { upheld: decided.upheld, reason: decided.reason, on: cityDay(decided.at) },
    })),
  };
}

async function reversalsOf({ db }: QueryContext, held: Held): Promise<c.ResultView["reversals"]> {
  const rows = await db<
    StoredEntry[]
  >`select ${entryColumns(db)} from assessment.entry where scheme = ${held.id} and reversed order by withdrawn_at, id`;
  return rows.map((row) => {
    const { subject, item, itemZh, itemEn, points } = entryRow(held, row);
    return { subject, item, zh: itemZh, en: itemEn, points, on: row.withdrawnAt === null ? row.occurredOn : cityDay(row.withdrawnAt) };
  });
}

/** With the year that was taken back. */
const lostOf = (ctx: QueryContext, lost: NonNullable<KnownResult["lost"]>, year: number): c.LostAward[] =>
  lost.map(({ subject, award, because }) => ({ subject, award, year: ctx.read(schemes).find(because)?.facts.year ?? year }));

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
    const state = await stateOf(ctx, result, resultKey(id));
    const staff = areasOf(ctx, READ).some((area) => held.facts.area.startsWith(area));
    const takenBack = state !== null && isTakenBack(state);
    if (!state || (state.stage === "provisional" && !staff && !takenBack)) throw refuse.notFound("assessment.no-result");
    // Whoever objected was told to look here: that it was taken back, and why, stays in sight until it is public anew.
    const rows = takenBack && !staff ? [] : state.rows;
    return {
      scheme: schemeRow(held, ctx.now, state.stage),
      stage: state.stage,
      rows,
      on: cityDay(state.computedAt),
      open: state.open,
      stale: state.stale,
      publicUntil: state.due?.slot === "publicity" ? state.due.due.dueAt : null,
      document: state.document,
      takenBack,
      revoked: state.revoked.map(({ subject, document, reason, at }) => ({ subject, document, reason, on: cityDay(at) })),
      lost: lostOf(ctx, state.lost ?? [], held.facts.year),
      fullHouse: fullHouse(rows.map(({ qualified }) => qualified)),
      ...(await objectionsOf(ctx, id, state, said === "1")),
      reversals: rows.length === 0 ? [] : await reversalsOf(ctx, held),
      rule: held.facts.rule,
      may: resultSteps(state, held.facts.area, held.stage === "closed", ctx.actor, ctx.now),
    };
  },
});

type Row = Omit<c.YearResult["rows"][number], "lost"> & {
  id: string;
  year: number;
  stage: c.YearResult["stage"];
  demo: boolean;
  lost: NonNullable<KnownResult["lost"]>;
};

export const listResults = query<z.output<typeof c.ListResults>, { years: c.YearResult[] }>({
  name: "assessment.list-results",
  route: "GET /api/assessment/results",
  summary: { zh: "历年考核结果：得分、位次、等次、连续年数、荣誉", en: "Results by year: total, place, grade, years in a row, award" },
  input: c.ListResults,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { level, area, year }) => {
    const rows = await ctx.db<Omit<Row, "zh" | "en" | "gradeZh" | "gradeEn">[]>`
      select r.id::text, r.year, r.subject, r.place as area, r.stage, r.total, r.rank, r.grade, r.qualified, r.streak, r.award, r.demo,
        jsonb_path_exists(s.state, '$.revoked[*] ? (@.subject == $subject)', named.it) as revoked,
        jsonb_path_query_array(s.state, '$.lost[*] ? (@.subject == $subject)', named.it) as lost
      from assessment.result r join ledger.stream s on s.home = r.home and s.id = r.id, lateral (select jsonb_build_object('subject', r.subject) as it) as named
      where r.level = ${level} and (r.stage <> 'provisional' or jsonb_path_exists(s.state, '$.past[*] ? (@.slot == "publicity")'))
        and r.place like ${`${area ?? ""}%`} and ${year ?? 0} in (0, r.year) order by r.year desc, r.rank nulls last, r.subject`;
    const years: c.YearResult[] = [];
    for (const held of ctx.read(schemes).all.filter(({ facts }) => facts.level === level)) {
      const { id } = resultKey(held.id);
      const found = rows.filter((row) => row.id === id);
      const [first] = found;
      if (!first) continue;
      const own = first.stage === "provisional" ? [] : found;
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
          const { subject: code, area: at, total, rank, qualified, streak, award, revoked, lost } = row;
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
            revoked,
            lost: lostOf(ctx, lost, facts.year),
          };
        }),
      });
    }
    return { years: years.toSorted((left, right) => right.year - left.year) };
  },
});
