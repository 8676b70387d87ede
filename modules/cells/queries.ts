import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace } from "#platform/paging";
import { everybody, statesOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords } from "#modules/places";
import { application } from "./application.ts";
import type { KnownApplication } from "./application-state.ts";
import * as c from "./contract.ts";
import { dueShown } from "./due-shown.ts";
import { grantToApply } from "./permits.ts";
import { schemes } from "./registers.ts";
import { inScope, ofOwnUnit, roundName, rowName, visible } from "./queries-visible.ts";

export const listSchemes = query<z.output<typeof c.ListSchemes>, { schemes: readonly c.Scheme[] }>({
  name: "cells.list-schemes",
  route: "GET /api/cells/schemes",
  summary: { zh: "创建清单", en: "The checklists" },
  input: c.ListSchemes,
  allow: everybody,
  scope: () => [""],
  run: async (ctx) => ({ schemes: ctx.read(schemes).all }),
});

/** One version of a checklist: what a round keeps, whatever was decided since. */
export const readScheme = query<z.output<typeof c.ReadScheme>, c.Scheme>({
  name: "cells.read-scheme",
  route: "GET /api/cells/schemes/{code}/{version}",
  summary: { zh: "创建清单的一个版本", en: "One version of a checklist" },
  input: c.ReadScheme,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { code, version }) => {
    const found = ctx.read(schemes).at(code, version);
    if (!found) throw refuse.notFound("cells.no-such-scheme");
    return found;
  },
});

export const listRounds = query<z.output<typeof c.ListRounds>, { rounds: c.RoundView[] }>({
  name: "cells.list-rounds",
  route: "GET /api/cells/rounds",
  summary: { zh: "创建批次和公布的抽取种子", en: "Rounds and the seeds they draw by" },
  input: c.ListRounds,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { scheme }) => ({
    rounds: await ctx.db<c.RoundView[]>`
      select r.id::text, r.scheme, r.version, r.place as area, ${roundName(ctx)} as name, r.from_on::text as "from", r.until_on::text as until, r.units, r.seed, r.source, r.voided_on::text as "voidedOn",
        coalesce(jsonb_array_length(s.state -> 'pool'), 0) as pool
      from cells.round r left join ledger.stream s on s.home = r.home and s.id = r.id
      where ${scheme ?? ""} in ('', r.scheme) order by r.from_on desc, r.id limit 200`,
  }),
});

type AppRow = Omit<c.ApplicationRow, "schemeZh" | "schemeEn" | "placeName" | "working" | "provisional"> & { nameEn: string | null };
const PAGE = 50;
const titled = <R extends { scheme: string }>(ctx: Pick<QueryContext, "read">, row: R) => {
  const rule = ctx.read(schemes).newest(row.scheme);
  return { ...row, schemeZh: rule?.zh ?? row.scheme, schemeEn: rule?.en ?? row.scheme };
};

/** How the end that a list shows is counted: of the step, else of the check that runs. */
function countedBy(state: KnownApplication | undefined): { working: boolean; provisional: boolean } {
  const running = state?.due ?? state?.check?.due;
  if (!running) return { working: false, provisional: false };
  const { working, provisional } = dueShown(running);
  return { working, provisional };
}

export const listApplications = query<z.output<typeof c.ListApplications>, { rows: c.ApplicationRow[]; next: string | null }>({
  name: "cells.list-applications",
  route: "GET /api/cells/applications",
  summary: { zh: "申报列表", en: "Applications" },
  input: c.ListApplications,
  ...inScope,
  run: async (ctx, { scheme, area, stage, cursor, limit = PAGE }) => {
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(applied_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const found = await ctx.db<(AppRow & { at: string })[]>`
      select home, id::text, scheme, unit, name, name_en as "nameEn", place as area, stage, score, level, certificate, valid_until::text as "validUntil",
        applied_at as "appliedAt", due_at as "dueAt", appeal, demo, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        case when check_stage = 'drawn' and ${ofOwnUnit(ctx.db, ctx)} then null else check_stage end as "check"
      from cells.application
      where ${visible(ctx.db, ctx)} and place like ${`${area ?? ""}%`} and ${scheme ?? ""} in ('', scheme) and ${stage ?? ""} in ('', stage) and ${after}
      order by applied_at desc, id desc limit ${limit + 1}`;
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const counted = await statesOf(
      ctx,
      application,
      rows.filter(({ dueAt }) => dueAt !== null),
    );
    return {
      rows: rows.map(({ nameEn, at: _, ...row }) => ({
        ...titled(ctx, row),
        ...countedBy(counted.get(row.id)),
        name: rowName(ctx, { ...row, nameEn }),
        placeName: placeInWords(ctx, row.area),
      })),
      next: found.length > limit && last ? encodePlace(last) : null,
    };
  },
});

type Listed = {
  version: number;
  round: string;
  roundName: string;
  until: string;
  scheme: string;
  unit: string;
  name: string;
  nameEn: string | null;
  area: string;
};
type Latest = NonNullable<c.EligibleRow["latest"]>;

/** Units of open rounds this reader acts for, with what was applied for last; at most 300. */
export const listEligible = query<z.output<typeof c.ListEligible>, { rows: c.EligibleRow[] }>({
  name: "cells.list-eligible",
  route: "GET /api/cells/eligible",
  summary: { zh: "现在可以申报的单位", en: "Units that may apply today" },
  input: c.ListEligible,
  allow: inScope.allow,
  // A round is of a whole district, its units are not: `visible` says which of them.
  scope: () => [""],
  run: async (ctx, { scheme }) => {
    const today = cityDay(ctx.now);
    const rows = await ctx.db<(Listed & { latest: Latest | null })[]>`
      select r.version, r.id::text as round, ${roundName(ctx)} as "roundName", r.until_on::text as until, e.scheme, e.unit, e.name, e.name_en as "nameEn", e.place as area,
        (select jsonb_build_object('home', a.home, 'id', a.id, 'stage', a.stage, 'round', a.round, 'certificate', a.certificate, 'until', a.valid_until,
            'renews', case when a.certificate is null then s.state -> 'renews' else jsonb_build_object('home', a.home, 'id', a.id) end)
          from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id
          where a.scheme = e.scheme and a.unit = e.unit order by a.applied_at desc, a.id desc limit 1) as latest
      from (select * from cells.eligible where ${visible(ctx.db, ctx)}) e join cells.round r on r.id = e.round
      where r.voided_on is null and r.from_on <= ${today} and r.until_on >= ${today} and ${scheme ?? ""} in ('', e.scheme)
      order by e.scheme, e.place, e.unit limit 300`;
    return {
      rows: rows.flatMap(({ unit, name, nameEn, area, version, scheme: code, round, roundName, until, latest }): c.EligibleRow[] => {
        const own = { code: unit, zh: rowName(ctx, { unit, name, nameEn }), area };
        if (!grantToApply(ctx.actor, own, ctx.now)) return [];
        const rule = ctx.read(schemes).newest(code);
        const named = { version, scheme: code, zh: rule?.zh ?? code, en: rule?.en ?? code };
        return [{ round, roundName, until, ...named, unit: own, placeName: placeInWords(ctx, area), latest }];
      }),
    };
  },
});
