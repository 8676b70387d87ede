import type { z } from "zod";
import { liveGrants, requireStepUp, unitsHeld } from "#platform/access";
import { parseReceiptNumber, receiptNumber } from "#platform/ids";
import { query, type HeldRecord, type QueryContext } from "#platform/modules";
import type { StreamKey } from "#platform/ledger";
import { readers, scopeFor, stateOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { places } from "#modules/places";
import {
  FindSealed,
  ListActs,
  ListGlass,
  ReadOpened,
  type ActRow,
  type FoundSealed,
  type GlassList,
  type GlassRow,
  type Opened,
} from "./contract.ts";
import { sortOf } from "./fields.ts";
import { glass, isOpenNow } from "./glass.ts";
import { keyOf } from "./keys.ts";
import { ticketFor } from "./pass.ts";
import { BREAKERS, over, OVERSEERS, REVIEWERS } from "./permits.ts";

/** Of which units the asker is. */
export const ownUnits = (ctx: Pick<QueryContext, "actor" | "now">): string[] => [...(unitsHeld(ctx.actor, ctx.now) ?? [])].sort();

/** What is held there, for somebody who may at least learn that it is; a complaint about one's own unit is not there. */
async function sealedAt(ctx: QueryContext, key: StreamKey): Promise<HeldRecord | null> {
  const held = await ctx.held(key, null);
  return held && held.fields.length > 0 && !held.shutTo(ownUnits(ctx)) ? held : null;
}

export const findSealed = query<z.output<typeof FindSealed>, FoundSealed>({
  name: "privacy.find-sealed",
  route: "GET /api/glass/record",
  summary: { zh: "按编号找到要紧急查看的事项", en: "Find by its number what is to be opened in an emergency" },
  input: FindSealed,
  allow: readers(BREAKERS, "any post that handles matters"),
  scope: () => [""],
  ratePerMinute: 20,
  run: async (ctx, { number }) => {
    const digits = parseReceiptNumber(number);
    for (const key of digits === null ? [] : await ctx.numbered(digits)) {
      const held = await sealedAt(ctx, key);
      if (!held) continue;
      return {
        ...keyOf(key),
        number: receiptNumber(key.id),
        kind: held.kind,
        kindTitle: ctx.called.record(held.kind),
        placeName: ctx.read(places).names(held.place.slice(0, 12)),
        sorts: [...new Set(held.fields.map(({ field }) => sortOf(field)))],
        ticket: ticketFor(ctx, key, ctx.actor.id, "glass", held.kind, ownUnits(ctx).join(",")),
      };
    }
    throw refuse.notFound("privacy.no-such-number");
  },
});

export const readOpened = query<z.output<typeof ReadOpened>, Opened>({
  name: "privacy.read-opened",
  route: "GET /api/glass/{home}/{id}",
  summary: { zh: "紧急查看的内容（限时，逐次留痕）", en: "What was opened in an emergency, while it is open; each look is noted" },
  input: ReadOpened,
  allow: readers(BREAKERS, "one's own, while it is open"),
  scope: () => [""],
  ratePerMinute: 30,
  run: async (ctx, key) => {
    const state = await stateOf(ctx, glass, key);
    if (!state || state.account !== ctx.actor.id) throw refuse.notFound("record.not-found");
    if (!isOpenNow(state, ctx.now)) throw refuse.forbidden("privacy.glass-over");
    requireStepUp(ctx.actor, ctx.now);
    if (!(await sealedAt(ctx, state.record))) throw refuse.notFound("record.not-found");
    const [reason] = await ctx.unseal([{ stream: keyOf(key), field: "reason" }], "glass");
    const held = await ctx.held(state.record, { basis: "glass", role: state.role, unit: state.unit, reason: reason ?? "—" });
    return {
      ...keyOf(key),
      number: receiptNumber(state.record.id),
      kindTitle: ctx.called.record(state.kind),
      until: state.until,
      fields: (held?.fields ?? [])
        .filter(({ text }) => text !== null && text !== "")
        .map(({ field, purpose, text }) => ({ field, sort: sortOf(field), text: text ?? "", purposeTitle: purpose.title })),
    };
  },
});

type Stored = Omit<GlassRow, "byName" | "unitName" | "number" | "kindTitle" | "reason" | "quiet" | "review" | "may"> & {
  record_home: string;
  record: string;
  kind: string;
  account: string;
  unit: string;
  place: string;
  upheld: boolean | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
};

const mayOf = (ctx: QueryContext, row: Stored): GlassRow["may"] => [
  ...(row.account === ctx.actor.id && row.stage === "open" && ctx.now < row.until ? (["open", "close"] as const) : []),
  ...(row.account !== ctx.actor.id && row.upheld === null && over(ctx, REVIEWERS, row.place) ? (["review"] as const) : []),
];

export const listGlass = query<z.output<typeof ListGlass>, GlassList>({
  name: "privacy.list-glass",
  route: "GET /api/glass",
  summary: { zh: "紧急查看记录", en: "Emergency openings" },
  input: ListGlass,
  allow: readers([...new Set([...BREAKERS, ...OVERSEERS])], "one's own; overseers: every one of their area"),
  scope: () => [""],
  run: async (ctx) => {
    const areas = liveGrants(ctx, OVERSEERS).map(({ area }) => `${area}%`);
    const rows = await ctx.db<Stored[]>`
      select home, id, place, record_home, record, kind, account, unit, stage, opened_at as "openedAt", until, told, upheld, reviewed_by, reviewed_at
      from privacy.glass where account = ${ctx.actor.id} or place like any(${areas}::text[]) order by opened_at desc, id limit 200`;
    const fields = ["reason", "quiet", "review"] as const;
    const texts = await ctx.unseal(
      rows.flatMap(({ home, id }) => fields.map((field) => ({ stream: { home, id }, field }))),
      "",
      "beside",
    );
    const shut = await ctx.shut();
    const text = (index: number, field: (typeof fields)[number]): string | null =>
      texts[index * fields.length + fields.indexOf(field)] ?? null;
    const hidden = await Promise.all(
      rows.map(async (row) => (await ctx.held({ home: row.record_home, id: row.record }, null))?.shutTo(ownUnits(ctx)) ?? false),
    );
    return {
      rows: rows.map((row, index) => ({
        home: row.home,
        id: row.id,
        byName: ctx.read(people).name(row.account),
        unitName: ctx.read(organisations).unit(row.unit) ?? null,
        // Whoever must not learn of the record learns that somebody opened one, and not which.
        number: hidden[index] ? null : receiptNumber(row.record),
        kindTitle: hidden[index] ? null : ctx.called.record(row.kind),
        openedAt: row.openedAt,
        until: row.until,
        stage: row.stage === "open" && row.until <= ctx.now ? ("ended" as const) : row.stage,
        told: row.told,
        reason: hidden[index] ? null : text(index, "reason"),
        quiet: hidden[index] ? null : text(index, "quiet"),
        review:
          row.upheld === null
            ? null
            : {
                upheld: row.upheld,
                byName: ctx.read(people).name(row.reviewed_by ?? ""),
                at: row.reviewed_at ?? "",
                words: hidden[index] ? null : text(index, "review"),
              },
        // Nobody judges a reason that cannot be read.
        may: mayOf(ctx, row).filter((step) => step !== "review" || !shut),
      })),
      shut,
    };
  },
});

export const listActs = query<z.output<typeof ListActs>, { rows: ActRow[] }>({
  name: "privacy.list-acts",
  route: "GET /api/privacy/acts",
  summary: { zh: "居民行使个人信息权利的记录", en: "How persons used their rights" },
  input: ListActs,
  allow: readers(OVERSEERS),
  scope: scopeFor(OVERSEERS),
  run: async ({ db }) => ({
    rows: await db<ActRow[]>`
      select home, id, n, act, at, erased, kept from privacy.act where act in ('corrected', 'copied', 'withdrawn', 'deletion') order by at desc, id, n limit 200`,
  }),
});
