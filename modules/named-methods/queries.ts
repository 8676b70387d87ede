import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { NoInput, ReadMethod, type DraftView, type MethodRow, type MethodView, type MethodWork, type RunRow } from "./contract.ts";
import { inForce, type Draft } from "./method.ts";
import { COMPARERS, KEEPERS, keeperOf, PLACE_WORKERS, works } from "./permits.ts";
import { methods, type KnownMethod } from "./registers.ts";

type Reading = Pick<QueryContext, "read" | "now">;

export function rowOf(ctx: Reading, known: KnownMethod): MethodRow {
  const { code, zh, en, area, digits, note, versions, adoptions } = known;
  const names = ctx.read(places).names(area);
  const version = inForce(versions, cityDay(ctx.now));
  return {
    code,
    zh,
    en,
    area,
    areaZh: names.zh,
    areaEn: names.en,
    digits,
    // Once the city has said what it means, what was not found is of no use to anybody.
    note: version ? null : note,
    defined: version !== null,
    version: version?.version ?? null,
    from: version?.validFrom ?? null,
    adoptions: adoptions.filter(({ until }) => until === null).length,
  };
}

function viewOf(ctx: Reading, known: KnownMethod): MethodView {
  const names = (area: string) => ctx.read(places).names(area);
  return {
    ...rowOf(ctx, known),
    versions: known.versions.toReversed(),
    adopted: known.adoptions.map(({ area, from, until, adapted, source }) => ({
      area,
      areaZh: names(area).zh,
      areaEn: names(area).en,
      from,
      until,
      adapted,
      source,
    })),
  };
}

function known(ctx: Pick<QueryContext, "read">, code: string): KnownMethod {
  const found = ctx.read(methods).find(code);
  if (!found) throw refuse.notFound("named-methods.no-method");
  return found;
}

export const listMethods = query<z.output<typeof NoInput>, MethodRow[]>({
  name: "named-methods.list-methods",
  route: "GET /api/methods",
  summary: { zh: "工作法名录（含未录入的）", en: "Working methods with a name, those not entered too" },
  input: NoInput,
  allow: everybody,
  scope: () => [""],
  run: async (ctx) => ctx.read(methods).all.map((one) => rowOf(ctx, one)),
});

export const readMethod = query<z.output<typeof ReadMethod>, MethodView>({
  name: "named-methods.read-method",
  route: "GET /api/methods/{code}",
  summary: { zh: "一个工作法：本地定义或未录入", en: "A method: its local definition, or that none is entered" },
  input: ReadMethod,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { code }) => viewOf(ctx, known(ctx, code)),
});

/** Who typed it is not told: only whether it was the reader. */
const draftOf = ({ groups, appliesTo, source, validFrom, version, stage, reason }: Draft, own: boolean): DraftView => ({
  groups,
  appliesTo,
  source,
  validFrom,
  version,
  stage,
  reason,
  own,
});

const STAFF = [...new Set([...KEEPERS, ...PLACE_WORKERS, ...COMPARERS])];

/** The same for staff: the draft that waits, and what the reader may do. */
export const readMethodWork = query<z.output<typeof ReadMethod>, MethodWork>({
  name: "named-methods.read-work",
  route: "GET /api/method-work/{code}",
  summary: { zh: "工作法的录入和发布", en: "A method's drafts and what may be done" },
  input: ReadMethod,
  allow: { roles: STAFF, condition: "staff", admits: (ctx) => works(ctx, STAFF) },
  scope: () => [""],
  run: async (ctx, { code }) => {
    const found = known(ctx, code);
    const keeps = keeperOf(ctx, found.area) !== null;
    const { draft } = found;
    const own = draft?.drafters.includes(ctx.actor.id) ?? false;
    const may: MethodWork["may"] = [];
    if (keeps) may.push("draft");
    if (keeps && draft?.stage === "draft" && !own) may.push("publish");
    if (works(ctx, KEEPERS)) may.push("adopt");
    return { ...viewOf(ctx, found), draft: keeps && draft ? draftOf(draft, own) : null, may };
  },
});

type Stored = Omit<RunRow, "placeZh" | "placeEn">;
/** Runs over places: those over records are read on the record, by whoever may open it. */
export const listPlaceRuns = query<z.output<typeof NoInput>, RunRow[]>({
  name: "named-methods.list-place-runs",
  route: "GET /api/method-runs",
  summary: { zh: "村社、乡镇上正在用的工作法", en: "Methods run over villages and townships" },
  input: NoInput,
  allow: { roles: STAFF, condition: "in one's area", admits: (ctx) => works(ctx, STAFF) },
  run: async (ctx) => {
    const rows = await ctx.db<Stored[]>`
      select method as code, kind, home, subject as id, place, version, stage, steps, done, started_at as "startedAt"
      from named_methods.run where kind = 'place' order by (stage = 'running') desc, started_at desc, id limit 200`;
    return rows.map((row) => {
      const { zh, en } = ctx.read(places).names(row.place);
      return { ...row, placeZh: zh, placeEn: en };
    });
  },
});
