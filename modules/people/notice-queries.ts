import type { z } from "zod";
import { areasOf, liveGrants } from "#platform/access";
import { query, register } from "#platform/modules";
import { mapPositions } from "#platform/geo";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { ListNoticeRules, ReadGridNotice, type GridNotice, type NoticeRuleList } from "./contract.ts";
import { people } from "./people.ts";

type Rule = { area: string; names: boolean; basis: string };

/** Where notices name grid workers: the narrowest rule that covers a grid. */
export const noticeRules = register<{ names: (code: string) => boolean; all: readonly Rule[] }>({
  name: "people.notice-rules",
  kinds: ["people.notice-rule"],
  load: async (db) => {
    const rules = await db<Rule[]>`select area, names, basis from people.notice_rule order by length(area) desc, area`;
    return { all: rules, names: (code) => rules.find(({ area }) => code.startsWith(area))?.names ?? false };
  },
});

/** The rules as they stand, for whoever sets them: those of one's own area, of what lies in it, and of what it lies in. */
export const listNoticeRules = query<z.output<typeof ListNoticeRules>, NoticeRuleList>({
  name: "people.list-notice-rules",
  route: "GET /api/people/notice-rules",
  summary: { zh: "网格公示是否列出网格员姓名：各地规定", en: "Whether notices of grids name their workers: the rules" },
  input: ListNoticeRules,
  allow: { roles: ["admin"], condition: "any such grant", admits: (asking) => liveGrants(asking, ["admin"]).length > 0 },
  fromRegisters: true,
  run: async (ctx) => {
    const over = areasOf(ctx, ["admin"]);
    const all = ctx.read(places);
    const rules = ctx
      .read(noticeRules)
      .all.filter(({ area }) => over.some((own) => area.startsWith(own) || own.startsWith(area)))
      .map(({ area, names, basis }) => {
        const { zh, en } = all.names(area);
        return { area, zh, en, names, basis, mayKeep: over.some((own) => area.startsWith(own)) };
      })
      .sort((left, right) => (left.area < right.area ? -1 : 1));
    return { rules, over };
  },
});

const WORKERS: readonly string[] = ["gridWorker", "gridLeader"];

/** 滨州 6: the neighbourhood is told its grid's name, border, supervision phone and, where the rule says so, who works there. */
export const readGridNotice = query<z.output<typeof ReadGridNotice>, GridNotice>({
  name: "people.read-grid-notice",
  route: "GET /api/places/grids/{code}/notice",
  summary: { zh: "网格公示", en: "The public notice of a grid" },
  input: ReadGridNotice,
  allow: everybody,
  run: async (ctx, { code }) => {
    const all = ctx.read(places);
    const grid = all.area(code);
    if (!grid) throw refuse.notFound("places.unknown-area");
    const shape = all.shape(code);
    const staff = ctx.read(people);
    const named = ctx.read(noticeRules).names(code);
    const workers = staff.all.filter((person) =>
      staff
        .live(person, ctx.now)
        .some(({ role, area }) => WORKERS.includes(role) && (area === code || (role === "gridLeader" && area === code.slice(0, 12)))),
    );
    return {
      code,
      zh: grid.zh,
      en: grid.en,
      kind: grid.kind,
      trail: all.trail(code).map(({ code: one, zh, en }) => ({ code: one, zh, en })),
      phone: grid.phone,
      since: grid.validFrom,
      until: grid.validTo,
      successors: grid.successors.map((one) => ({ code: one, zh: all.names(one).zh })),
      neighbours: all.children(code.slice(0, 12)).flatMap((one) => (one.code === code ? [] : [{ code: one.code, zh: one.zh, en: one.en }])),
      source: all.drawn(code)?.source ?? null,
      geometry: shape && mapPositions(shape, ([lon, lat]) => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]),
      workers: named ? workers.map(({ name }) => name).sort((left, right) => left.localeCompare(right, "zh")) : null,
      synthetic: grid.synthetic,
    };
  },
});
