import type { z } from "zod";
import { grantsOver } from "#platform/access";
import type { Reader } from "#platform/database";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext, type ToldAt } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { card, type Card } from "./card.ts";
import * as c from "./contract/card.ts";
import { APPROVERS, EDITORS, READERS, reads } from "./permits.ts";
import { places } from "#modules/places";
import { valueOfTold } from "./told.ts";
import { partsOf, unexplained } from "./changes.ts";

const staff = { roles: READERS, condition: "in one's area", admits: reads };

export const listEditions = query<z.output<typeof c.ListEditions>, { rows: c.EditionRow[] }>({
  name: "report-card.list-editions",
  route: "GET /api/report-card/editions",
  summary: { zh: "已公布的答卷和各版本", en: "Published cards, every edition" },
  input: c.ListEditions,
  allow: everybody,
  scope: () => [""],
  run: async ({ db }) => ({
    rows: await db<c.EditionRow[]>`
      select home, id, version, zh, en, from_on::text as "from", to_on::text as "to", published_at as "publishedAt", withdrawn is not null as withdrawn
      from report_card.edition order by published_at desc, version desc limit 200`,
  }),
});

type Found = { home: string; id: string; detail: c.Edition };

/** One edition, or the newest that was not withdrawn. */
export async function findEdition(
  db: Reader,
  { home, id, version }: Partial<StreamKey> & { version?: number | undefined },
): Promise<Found | null> {
  const [row] =
    home !== undefined && id !== undefined
      ? await db<Found[]>`
          select home, id, detail from report_card.edition
          where home = ${home} and id = ${id} and (${version ?? null}::int is null or version = ${version ?? null}) order by version desc limit 1`
      : await db<Found[]>`
          select home, id, detail from report_card.edition where withdrawn is null order by published_at desc, version desc limit 1`;
  return row ?? null;
}

/**
 * What an edition says that its source has corrected since. Values are compared, not days: a card handed in before a correction and published after it
 * carries the old number all the same.
 */
export async function outdatedIn(ctx: QueryContext, frozen: readonly c.Frozen[]): Promise<c.Outdated[]> {
  const found: c.Outdated[] = [];
  const known = new Map<string, readonly ToldAt[]>();
  for (const one of frozen) {
    const figure = ctx.catalogue.findTold(one.code);
    // Only what is ever corrected is looked up, and once a figure, however many items tell it: every view of a card comes by here.
    if (figure?.corrects !== true) continue;
    const all = known.get(one.code) ?? (await figure.all(ctx));
    known.set(one.code, all);
    const cited = [
      { area: one.area, to: one.to, value: one.value },
      ...one.trend.map(({ to, value }) => ({ area: one.area, to, value })),
      ...one.counties.map(({ area, value }) => ({ area, to: one.to, value })),
    ];
    for (const told of all) {
      const [last] = told.corrected ?? [];
      const said = last && cited.find(({ area, to }) => area === told.area && Number(to.slice(0, 4)) === told.year);
      if (!last || !said || said.value.hidden || said.value.value === valueOfTold(told).value) continue;
      const { year, area } = told;
      const { at, why, path } = last;
      const names = ctx.read(places).names(area);
      found.push({ item: one.item, year, area, areaName: names, unit: one.unit, was: said.value.value, now: told.value, at, why, path });
    }
  }
  return found;
}

export const readEdition = query<z.output<typeof c.ReadEdition>, c.EditionView>({
  name: "report-card.read-edition",
  route: "GET /api/report-card",
  summary: { zh: "最新公布的答卷，或指定的一版", en: "The newest published card, or the edition asked for" },
  input: c.ReadEdition,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, ask) => {
    const { db } = ctx;
    const found = await findEdition(db, { home: ask.home, id: ask.id, version: ask.version });
    if (!found) throw refuse.notFound("report-card.none-published");
    const { home, id, detail } = found;
    const editions = await db<{ version: number; publishedAt: string }[]>`
      select version, published_at as "publishedAt" from report_card.edition where home = ${home} and id = ${id} order by version`;
    return { ...detail, home, id, editions, outdated: await outdatedIn(ctx, detail.frozen) };
  },
});

export const listCards = query<z.output<typeof c.ListCards>, { rows: c.CardRow[] }>({
  name: "report-card.list-cards",
  route: "GET /api/report-cards",
  summary: { zh: "编写中的答卷", en: "Cards in the making" },
  input: c.ListCards,
  allow: staff,
  run: async ({ db }) => ({
    rows: await db<c.CardRow[]>`select home, id, zh, en, stage, version, place as area from report_card.card order by id desc limit 200`,
  }),
});

const has = (ctx: QueryContext, roles: readonly string[], area: string): boolean => grantsOver(ctx.actor, roles, area, ctx.now).length > 0;

/** What this person may do next, so that no screen repeats a rule. */
function mayOf(ctx: QueryContext, state: Card): c.May[] {
  const { area } = state.content;
  const edits = has(ctx, EDITORS, area);
  const approves = has(ctx, APPROVERS, area) && state.submitted?.by !== ctx.actor.id;
  const published = state.editions.length > 0;
  const all: readonly [c.May, boolean][] = [
    ["edit", edits && state.stage === "draft"],
    ["submit", edits && state.stage === "draft" && state.content.items.length > 0],
    ["return", approves && ["computed", "approved"].includes(state.stage)],
    ["approve", approves && !state.hands.includes(ctx.actor.id) && state.stage === "computed"],
    ["publish", edits && state.stage === "approved"],
    ["correct", edits && published && ["published", "draft"].includes(state.stage)],
    ["withdraw", has(ctx, APPROVERS, area) && published && state.stage !== "withdrawn"],
  ];
  return all.flatMap(([may, ok]) => (ok ? [may] : []));
}

/** The card as it is folded, its editions with it; null when there is none in the reader's scope. */
export async function findCard(db: Reader, { home, id }: StreamKey): Promise<Card | null> {
  const [row] = await db<{ detail: Omit<Card, "editions"> }[]>`select detail from report_card.card where home = ${home} and id = ${id}`;
  if (!row) return null;
  const editions = await db<{ detail: c.Edition }[]>`
    select detail from report_card.edition where home = ${home} and id = ${id} order by version`;
  return { ...card.initial, ...row.detail, editions: editions.map(({ detail }) => detail) };
}

export const readCard = query<z.output<typeof c.ReadCard>, c.CardView>({
  name: "report-card.read-card",
  route: "GET /api/report-cards/{home}/{id}",
  summary: { zh: "编写中的一份答卷", en: "One card in the making" },
  input: c.ReadCard,
  allow: staff,
  run: async (ctx, key) => {
    const state = await findCard(ctx.db, key);
    if (!state || !has(ctx, READERS, state.content.area)) throw refuse.notFound("record.not-found");
    const { stage, content, frozen, problem, returned, reasons, editions } = state;
    return {
      home: key.home,
      id: key.id,
      stage,
      content,
      frozen,
      problem,
      returned,
      reasons,
      version: editions.length,
      parts: partsOf(state),
      unexplained: stage === "computed" ? unexplained(state) : [],
      outdated: await outdatedIn(ctx, editions.at(-1)?.frozen ?? []),
      may: mayOf(ctx, state),
    };
  },
});

/** Photos of a published card are everybody's; of a draft, its readers'. */
export const maySeePhotos = async (ctx: QueryContext, key: StreamKey): Promise<boolean> =>
  reads(ctx) ? (await findCard(ctx.db, key)) !== null : (await findEdition(ctx.db, key)) !== null;
