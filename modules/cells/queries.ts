import type { z } from "zod";
import type { Fragment, Tag } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import type { KnownApplication } from "./application.ts";
import { standingScore } from "./applying.ts";
import * as c from "./contract.ts";
import { mayOf } from "./may.ts";
import { READ } from "./permits.ts";
import { schemes } from "./registers.ts";

type Known = Pick<QueryContext, "actor" | "now">;
/** Area prefixes of the reader's live grants of these roles. */
const areasOf = ({ actor, now }: Known, roles: readonly string[] = READ): string[] =>
  actor.kind === "staff"
    ? [
        ...new Set(
          actor.grants.filter(({ role, until }) => roles.includes(role) && (until === null || until > now)).map(({ area }) => area),
        ),
      ]
    : [];
const staff = { roles: READ, condition: "in one's area", admits: (known: Known) => areasOf(known).length > 0 };
const everybody = { roles: ["resident"], condition: "anyone", admits: () => true };

const inside = (sql: Tag, prefixes: readonly string[], area: string | undefined): Fragment =>
  sql`place like any(${prefixes.map((prefix) => `${prefix}%`)}::text[]) and place like ${`${area ?? ""}%`}` as Fragment;

/** The place in words, without the city and county every reader knows. */
function placeName(ctx: Pick<QueryContext, "read">, area: string): string {
  const trail = ctx.read(places).trail(area);
  const own = trail.filter(({ code }) => code.length >= 9);
  return (own.length > 0 ? own : trail.slice(-1)).map(({ zh }) => zh).join(" ") || area;
}

export const listSchemes = query<z.output<typeof c.ListSchemes>, { schemes: readonly c.Scheme[] }>({
  name: "cells.list-schemes",
  route: "GET /api/cells/schemes",
  summary: { zh: "创建清单", en: "The checklists" },
  input: c.ListSchemes,
  allow: everybody,
  scope: () => [""],
  run: async (ctx) => ({ schemes: ctx.read(schemes).all }),
});

type RoundRow = Omit<c.RoundView, "pool"> & { pool: number };
export const listRounds = query<z.output<typeof c.ListRounds>, { rounds: RoundRow[] }>({
  name: "cells.list-rounds",
  route: "GET /api/cells/rounds",
  summary: { zh: "创建批次和公布的抽取种子", en: "Rounds and the seeds they draw by" },
  input: c.ListRounds,
  allow: everybody,
  scope: () => [""],
  run: async ({ db }, { scheme }) => ({
    rounds: await db<RoundRow[]>`
      select r.id::text, r.scheme, r.version, r.place as area, r.name, r.from_on::text as "from", r.until_on::text as until, r.units, r.seed, r.source,
        coalesce(jsonb_array_length(s.state -> 'pool'), 0) as pool
      from cells.round r left join ledger.stream s on s.home = r.home and s.id = r.id
      where ${scheme ?? ""} in ('', r.scheme) order by r.from_on desc, r.id limit 200`,
  }),
});

type AppRow = Omit<c.ApplicationRow, "schemeZh" | "schemeEn" | "placeName">;
const titled = <R extends { scheme: string }>(ctx: Pick<QueryContext, "read">, row: R) => {
  const rule = ctx.read(schemes).newest(row.scheme);
  return { ...row, schemeZh: rule?.zh ?? row.scheme, schemeEn: rule?.en ?? row.scheme };
};

export const listApplications = query<z.output<typeof c.ListApplications>, { rows: c.ApplicationRow[] }>({
  name: "cells.list-applications",
  route: "GET /api/cells/applications",
  summary: { zh: "申报列表", en: "Applications" },
  input: c.ListApplications,
  allow: staff,
  scope: (known) => areasOf(known),
  run: async (ctx, { scheme, area, stage }) => {
    const rows = await ctx.db<AppRow[]>`
      select home, id::text, scheme, unit, name, place as area, stage, score, level, certificate, valid_until::text as "validUntil",
        applied_at as "appliedAt", due_at as "dueAt", appeal, demo
      from cells.application
      where ${inside(ctx.db, areasOf(ctx), area)} and ${scheme ?? ""} in ('', scheme) and ${stage ?? ""} in ('', stage)
      order by applied_at desc, id desc limit 200`;
    return { rows: rows.map((row) => ({ ...titled(ctx, row), placeName: placeName(ctx, row.area) })) };
  },
});

async function stateOf({ db }: QueryContext, { home, id }: { home: string; id: string }): Promise<KnownApplication | null> {
  const [row] = await db<{ state: KnownApplication }[]>`
    select s.state from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id where a.home = ${home} and a.id = ${id}`;
  return row?.state ?? null;
}

/** Texts of the record for this reader; what is not for them, or has expired, reads as null. */
async function textsOf(ctx: QueryContext, key: { home: string; id: string }, fields: readonly (string | null)[]) {
  const wanted = [...new Set(fields.filter((field) => field !== null))];
  const found = await ctx.unseal(
    wanted.map((field) => ({ stream: key, field })),
    "",
  );
  return new Map(wanted.map((field, index) => [field, found[index] ?? null]));
}

export const readApplication = query<z.output<typeof c.ReadApplication>, c.ApplicationView>({
  name: "cells.read-application",
  route: "GET /api/cells/applications/{home}/{id}",
  summary: { zh: "一件申报", en: "One application" },
  input: c.ReadApplication,
  allow: staff,
  scope: (known) => areasOf(known),
  run: async (ctx, key) => {
    const state = await stateOf(ctx, key);
    const rule = state && ctx.read(schemes).at(state.scheme, state.version);
    if (!state || !rule) throw refuse.notFound("record.not-found");
    const { objections } = state;
    const reasons = state.inspection?.results.map(({ reason }) => reason) ?? [];
    const texts = await textsOf(ctx, key, [...reasons, state.inspection?.statement ?? null, ...objections.map(({ text }) => text)]);
    return {
      ...state,
      contact: state.contact !== null,
      may: mayOf(state, ctx.actor, ctx.now),
      ...key,
      placeName: placeName(ctx, state.unit.area),
      rule,
      score: standingScore(state, rule),
      texts: Object.fromEntries(texts),
      objections: objections.map(({ entry, at, text, decided }) => ({
        entry,
        at,
        text: texts.get(text) ?? null,
        upheld: decided?.upheld ?? null,
      })),
    };
  },
});

/** Whether this reader may open the record, and so look at its photos. */
export const maySee = async (ctx: QueryContext, key: { home: string; id: string }): Promise<boolean> =>
  areasOf(ctx).length > 0 && (await stateOf(ctx, key)) !== null;
