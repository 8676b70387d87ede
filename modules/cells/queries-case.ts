import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { rankOf } from "#platform/draw";
import { people } from "#modules/people";
import type { KnownApplication } from "./application.ts";
import { standingScore } from "./applying.ts";
import * as c from "./contract.ts";
import { draw } from "./draw.ts";
import { listKey } from "./keys.ts";
import { mayOf } from "./may.ts";
import { contactName, grantOfUnit, OWN, READ } from "./permits.ts";
import { photosIn } from "./photos.ts";
import type { FrozenList } from "./programme.ts";
import { schemes } from "./registers.ts";
import { areasOf, inScope, officeName, openState, placeName, staff, textsOf, type Key } from "./queries-visible.ts";

/** What the unit objected to does not see is the objection; it hears of it by its decision. */
const HIDDEN = ["cells.reminded", "cells.lapsed"];
type Stored = { seq: number; type: string; data: Record<string, unknown>; at: string; unit: string };

const fieldOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Every step of the record, in the order it was written; by which office, never by whom. */
async function entriesOf(ctx: QueryContext, key: Key, state: KnownApplication, own: boolean): Promise<c.Entry[]> {
  const all = await ctx.db<Stored[]>`
    select seq, type, data, at, unit from ledger.event
    where home = ${key.home} and stream = ${key.id} and type <> all(${HIDDEN}::text[]) order by seq`;
  const shown = own ? all.filter(({ type }) => type !== "cells.objected" && type !== "cells.recused") : all;
  const said = shown.map(({ type, data }) => (type === "cells.objected" ? null : fieldOf(data["text"])));
  const texts = await textsOf(ctx, key, said);
  return shown.map(({ type, data, at, unit }, index): c.Entry => {
    const text = said[index] ?? null;
    const [named] = photosIn([{ type, ...data } as never]);
    return {
      type,
      at: new Date(at).toISOString(),
      office: unit === "" ? "" : officeName(ctx, unit, state.unit),
      text: text === null ? null : (texts.get(text) ?? null),
      document: fieldOf(data["document"]),
      photos: type === "cells.inspected" ? [] : ((named as { photos?: string[] } | undefined)?.photos ?? []),
    };
  });
}

const ownOf = (ctx: QueryContext, state: KnownApplication): boolean =>
  grantOfUnit(ctx.actor, state.unit, ctx.now) !== null && !areasOf(ctx).some((area) => state.unit.area.startsWith(area));

export const readApplication = query<z.output<typeof c.ReadApplication>, c.ApplicationView>({
  name: "cells.read-application",
  route: "GET /api/cells/applications/{home}/{id}",
  summary: { zh: "一件申报", en: "One application" },
  input: c.ReadApplication,
  allow: staff,
  // Whoever was drawn may sit in another district; `openState` asks who may.
  scope: () => [""],
  run: async (ctx, key) => {
    const state = await openState(ctx, key);
    const rule = state && ctx.read(schemes).at(state.scheme, state.version);
    if (!state || !rule) throw refuse.notFound("record.not-found");
    const own = ownOf(ctx, state);
    const { objections, inspection } = state;
    const reasons = inspection?.results.map(({ reason }) => reason) ?? [];
    const objected = own ? [] : objections.map(({ text }) => text);
    const texts = await textsOf(ctx, key, [...reasons, inspection?.statement ?? null, ...objected]);
    const { scheme, round, unit, stage, self, seed, open, due, title, appeal, appealUntil, renews } = state;
    return {
      ...key,
      scheme,
      round,
      unit,
      stage,
      self,
      seed,
      open,
      due,
      title,
      appealUntil,
      renews,
      rule,
      own,
      inspectors: state.inspectors.map((id) => ({
        id,
        name: own ? null : ctx.read(people).name(id) || null,
        office: officeName(ctx, ctx.read(people).person(id)?.unit ?? ""),
        signed: inspection?.signed.includes(id) ?? false,
      })),
      inspection: inspection && {
        way: inspection.way,
        at: inspection.at,
        results: inspection.results,
        statement: inspection.statement === null ? null : (texts.get(inspection.statement) ?? null),
      },
      appeal: appeal && {
        against: appeal.against,
        decided: appeal.decided,
      },
      contact: state.contact !== null,
      may: mayOf(state, ctx.actor, ctx.now),
      placeName: placeName(ctx, unit.area),
      score: standingScore(state, rule),
      texts: Object.fromEntries(texts),
      entries: await entriesOf(ctx, key, state, own),
      objections: objections.map(({ entry, at, text, decided }) => ({
        entry,
        at,
        text: texts.get(text) ?? null,
        upheld: decided?.upheld ?? null,
      })),
    };
  },
});

/** The whole draw: the pool as it was frozen, the rank of each, who was left out and why. */
export const readDraw = query<z.output<typeof c.ReadDraw>, c.DrawView>({
  name: "cells.read-draw",
  route: "GET /api/cells/applications/{home}/{id}/draw",
  summary: { zh: "检查员抽取的过程，可以重算", en: "How the inspectors were drawn, to be worked out again" },
  input: c.ReadDraw,
  allow: staff,
  scope: () => [""],
  run: async (ctx, key) => {
    const state = await openState(ctx, key);
    if (!state) throw refuse.notFound("record.not-found");
    const at = listKey(state.round);
    const [row] = await ctx.db<{ state: FrozenList; source: string | null; seed: string | null }[]>`
      select s.state, r.source, r.seed from ledger.stream s left join cells.round r on r.home = s.home and r.id = s.id
      where s.home = ${at.home} and s.id = ${at.id}`;
    const pool = row?.state.stage === "frozen" ? row.state.pool : [];
    const seed = state.seed ?? row?.seed ?? null;
    const own = ownOf(ctx, state);
    const count = Math.max(2, state.inspectors.length);
    const result = draw(pool, seed ?? "", { id: key.id, unit: state.unit, applicantUnit: state.applicantUnit, tookPart: state.tookPart, recused: state.recused }, count); // prettier-ignore
    const why = new Map(result.excluded.map((one) => [one.account, one.why]));
    const rows = pool.map(({ account, unit }) => ({
      id: account,
      name: own ? null : ctx.read(people).name(account) || null,
      office: officeName(ctx, unit),
      rank: seed === null ? null : rankOf(seed, key.id, account),
      why: why.get(account) ?? null,
      drawn: state.inspectors.includes(account),
    }));
    rows.sort((left, right) => ((left.rank ?? left.id) < (right.rank ?? right.id) ? -1 : 1));
    return { subject: key.id, seed, source: row?.source ?? null, count, rows };
  },
});

/** Name and number of whom the unit named; each opening is written down with its reason. */
export const readContact = query<z.output<typeof c.ReadContact>, c.UnitContact>({
  name: "cells.read-contact",
  route: "GET /api/cells/applications/{home}/{id}/contact",
  summary: { zh: "查看申报单位联系人（记录在案）", en: "Open the unit's contact; the opening is recorded" },
  input: c.ReadContact,
  allow: { ...staff, roles: READ },
  scope: () => [""],
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await openState(ctx, { home, id });
    if (!state || state.contact === null) throw refuse.notFound("record.not-found");
    const name = contactName(state.contact);
    const fields = [state.contact, ...(name ? [name] : [])].map((field) => ({ stream: { home, id }, field }));
    const [text, named] = await ctx.unseal(fields, reason);
    if (!text) throw refuse.notFound("record.not-found");
    return name ? { name: named ?? "", phone: text } : (JSON.parse(text) as c.UnitContact);
  },
});

/** Whether this reader may open the record, and so look at its photos. */
export const maySee = async (ctx: QueryContext, key: Key): Promise<boolean> =>
  areasOf(ctx, [...READ, OWN]).length > 0 && (await openState(ctx, key)) !== null;

type TaskState = KnownApplication & { stage: "drawn" | "inspected" | "rectified" };

/** What somebody who was drawn still has to look at: taken along for working without a network. */
export const listMyInspections = query<z.output<typeof c.ListMyInspections>, { tasks: c.InspectionTask[] }>({
  name: "cells.list-my-inspections",
  route: "GET /api/cells/my-inspections",
  summary: { zh: "抽中我去检查的单位", en: "Units I was drawn to inspect" },
  input: c.ListMyInspections,
  allow: inScope.allow,
  scope: () => [""],
  run: async (ctx) => {
    const rows = await ctx.db<{ home: string; id: string; state: TaskState }[]>`
      select a.home, a.id::text, s.state from cells.application a join ledger.stream s on s.home = a.home and s.id = a.id
      where a.stage in ('drawn', 'inspected', 'rectified') and s.state -> 'inspectors' @> ${ctx.db.json([ctx.actor.id])}
      order by a.applied_at limit 40`;
    const tasks: c.InspectionTask[] = [];
    for (const { home, id, state } of rows) {
      const rule = ctx.read(schemes).at(state.scheme, state.version);
      if (!rule) continue;
      const { scheme, unit, stage, self, inspection, open } = state;
      const mine = inspection?.by === ctx.actor.id;
      const results = inspection?.results.map(({ line, points, finding }) => ({ line, points, finding })) ?? [];
      tasks.push({ home, id, scheme, unit, placeName: placeName(ctx, unit.area), stage, mine, rule, self: self.map(({ line, points }) => ({ line, points })), results, open }); // prettier-ignore
    }
    return { tasks };
  },
});
