import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords } from "#modules/places";
import { checkSubject } from "./check.ts";
import * as c from "./contract.ts";
import { listKey, programmeKey } from "./keys.ts";
import type { FrozenList } from "./programme.ts";
import { officeName, roundName, rowName, unitName } from "./queries-visible.ts";
import { listDigest, unitDrawsOf } from "./queries-unit-draws.ts";
import { schemes } from "./registers.ts";

const PUBLIC = ["publicised", "awarded", "warned", "mended", "revoked", "expired", "renewed"];
const NOT_YET = ["drawn", "inspected", "rectifying", "rectified", "scored"];
const MOST = 300;

type Row = Omit<c.RoundView, "pool"> & { state: FrozenList; frozenAt: string; seededAt: string | null };
type Written = {
  home: string;
  subject: string;
  unit: string;
  name: string;
  nameEn: string | null;
  type: "cells.drawn" | "cells.recused";
  at: string;
  data: { inspectors: string[]; excluded?: { account: string; why: c.Conflict }[]; account?: string };
};

const instant = (at: string): string => new Date(at).toISOString();

/** Draws as they were written: whoever stepped aside later is left out, and the next of the same draw stands in. */
function drawsOf(rows: readonly Written[]): c.DrawnRow[] {
  const found = new Map<string, c.DrawnRow>();
  for (const { home, subject, name, type, at, data } of rows) {
    const before = found.get(subject);
    const excluded = type === "cells.drawn" ? (data.excluded ?? []) : (before?.excluded ?? []);
    const recused = type === "cells.recused" && data.account ? [{ account: data.account, why: "recused" as const }] : [];
    found.set(subject, {
      home,
      subject,
      name,
      at: before?.at ?? instant(at),
      drawn: data.inspectors,
      excluded: [...excluded, ...recused],
    });
  }
  return [...found.values()];
}

type CheckWritten = {
  home: string;
  id: string;
  unit: string;
  name: string;
  nameEn: string | null;
  over: boolean;
  type: "cells.check-ordered" | "cells.check-recused";
  at: string;
  data: { number: number; round: string; inspectors: string[]; excluded?: { account: string; why: c.Conflict }[]; account?: string };
};
type CheckDrawn = c.RoundDraw["checks"][number];

/** Checks as they were drawn, by this round's pool and seed. A newer check is ordered only when the one before is over, so only the newest may be open. */
function checksOf(rows: readonly CheckWritten[], round: string): { shown: CheckDrawn[]; withheld: number } {
  const units = [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => {
    const checks: (CheckDrawn & { round: string })[] = [];
    for (const { home, id, name, type, at, data } of own) {
      if (type === "cells.check-ordered") {
        const { number, inspectors: drawn, excluded = [] } = data;
        checks.push({ home, id, subject: checkSubject(id, number), name, at: instant(at), drawn, excluded, round: data.round });
        continue;
      }
      const last = checks.pop();
      if (last) checks.push({ ...last, drawn: data.inspectors, excluded: [...last.excluded, { account: data.account ?? "", why: "recused" }] }); // prettier-ignore
    }
    const mine = (one: (typeof checks)[number]): boolean => one.round === round;
    const [over, open] = own[0]?.over === true ? [checks, []] : [checks.slice(0, -1), checks.slice(-1)];
    return { shown: over.filter(mine), withheld: open.filter(mine).length };
  });
  return {
    shown: units.flatMap(({ shown }) => shown.map(({ round: _, ...one }) => one)).toSorted((left, right) => (left.at < right.at ? 1 : -1)),
    withheld: units.reduce((sum, { withheld }) => sum + withheld, 0),
  };
}

async function roundOf(ctx: QueryContext, round: string): Promise<Row> {
  const { home, id } = listKey(round);
  const [row] = await ctx.db<Row[]>`
    select r.id::text, r.scheme, r.version, r.place as area, ${roundName(ctx)} as name, r.from_on::text as "from", r.until_on::text as until, r.units, r.seed, r.source, r.voided_on::text as "voidedOn", s.state,
      (select e.at from ledger.event e where e.home = r.home and e.stream = r.id and e.seq = 1) as "frozenAt"
    from cells.round r join ledger.stream s on s.home = r.home and s.id = r.id where r.home = ${home} and r.id = ${id}`;
  if (!row) throw refuse.notFound("cells.no-such-round");
  const programme = programmeKey(row.scheme);
  const [seeded] = await ctx.db<{ at: string }[]>`
    select at from ledger.event
    where home = ${programme.home} and stream = ${programme.id} and type = 'cells.seed-published' and data ->> 'round' = ${round}`;
  return { ...row, seededAt: seeded ? instant(seeded.at) : null };
}

/**
 * What somebody needs to repeat the draws of a round: the pool by number and office as it was frozen, the seed with the moment it was published, and
 * of every result that is public who was drawn and who was left out for what reason.
 */
export const readRoundDraw = query<z.output<typeof c.ReadRoundDraw>, c.RoundDraw>({
  name: "cells.read-round-draw",
  route: "GET /api/cells/rounds/{round}/draw",
  summary: { zh: "一个批次怎样抽取检查员，任何人可以重算", en: "How a round drew its inspectors, for anybody to work out again" },
  input: c.ReadRoundDraw,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { round }) => {
    const { state, frozenAt, ...row } = await roundOf(ctx, round);
    if (state.stage !== "frozen") throw refuse.notFound("cells.no-such-round");
    const within = ctx.db`scheme = ${row.scheme} and place like ${`${row.area}%`} and round = ${round}`;
    const written = await ctx.db<Written[]>`
      select a.home, a.id::text as subject, a.unit, a.name, a.name_en as "nameEn", e.type, e.at, e.data
      from (select home, id, unit, name, name_en, applied_at from cells.application where ${within} and stage = any(${PUBLIC}::text[]) order by applied_at, id limit ${MOST}) a
      join ledger.event e on e.home = a.home and e.stream = a.id and e.type in ('cells.drawn', 'cells.recused')
      order by a.applied_at, a.id, e.seq`;
    const [rest] = await ctx.db<{ n: number }[]>`
      select count(*)::int as n from cells.application where ${within} and stage = any(${NOT_YET}::text[])`;
    const looked = await ctx.db<CheckWritten[]>`
      select a.home, a.id::text, a.unit, a.name, a.name_en as "nameEn", a.check_stage in ('stands', 'failed') as over, e.type, e.at, e.data
      from (select home, id, unit, name, name_en, check_stage from cells.application
        where scheme = ${row.scheme} and place like ${`${row.area}%`} and check_stage is not null order by applied_at desc, id limit ${MOST}) a
      join ledger.event e on e.home = a.home and e.stream = a.id and e.type in ('cells.check-ordered', 'cells.check-recused')
      order by a.id, e.seq`;
    const checks = checksOf(
      looked.map((one) => ({ ...one, name: rowName(ctx, one) })),
      round,
    );
    const rule = ctx.read(schemes).at(row.scheme, row.version);
    return {
      ...row,
      zh: rule?.zh ?? row.scheme,
      en: rule?.en ?? row.scheme,
      placeName: placeInWords(ctx, row.area),
      pool: state.pool.length,
      frozenAt: instant(frozenAt),
      listed: state.units.map((unit) => ({ ...unit, zh: unitName(ctx, unit.code, unit) })),
      members: state.pool.map(({ account, unit }) => ({ account, office: officeName(ctx, unit) })),
      draws: drawsOf(written.map((one) => ({ ...one, name: rowName(ctx, one) }))),
      checks: checks.shown,
      checksWithheld: checks.withheld,
      withheld: rest?.n ?? 0,
      listDigest: listDigest(state.units),
      ...(await unitDrawsOf(ctx, row)),
    };
  },
});
