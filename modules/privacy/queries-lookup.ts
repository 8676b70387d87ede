import { areasOf } from "#platform/access";
import type { z } from "zod";
import { receiptNumber } from "#platform/ids";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { places } from "#modules/places";
import { ListLookUps, LookUpCaller, type CallerMatter, type LookUpRow } from "./contract.ts";
import { DESKS, OVERSEERS } from "./permits.ts";
import { roleTitle } from "./titles.ts";

/**
 * What a caller has open at the asker's own desk. A number nobody left, one whose matters have all ended and one whose matters lie elsewhere are answered
 * alike. In the body, not in the address: addresses stand in histories and logs.
 */
export const lookUpCaller = query<LookUpCaller, { rows: readonly CallerMatter[] }>({
  name: "privacy.look-up-caller",
  route: "POST /api/lookups",
  summary: { zh: "按来电人的手机号找其在办事项（留痕）", en: "Find what a caller has open, by the exact phone; it leaves footprints" },
  input: LookUpCaller,
  allow: readers(
    DESKS,
    "the desk of that service, open records in one's area; never a complaint about a unit, an accusation or a sealed kind",
  ),
  scope: () => [""],
  ratePerMinute: 10,
  run: async (ctx, { kind, phone, why }) => {
    const found = await ctx.lookUp({ phone, kind, reason: why });
    return {
      rows: found.map(({ key, place }) => ({
        ...key,
        number: receiptNumber(key.id),
        kindTitle: ctx.called.record(kind),
        placeName: ctx.read(places).names(place.slice(0, 12)),
      })),
    };
  },
});

export const listLookUps = query<z.output<typeof ListLookUps>, { rows: readonly LookUpRow[] }>({
  name: "privacy.list-look-ups",
  route: "GET /api/lookups",
  summary: { zh: "按手机号查找的记录", en: "Look-ups by phone: who, at which desk, how many found" },
  input: ListLookUps,
  allow: readers(OVERSEERS),
  scope: () => [""],
  run: async (ctx) => {
    const rows = await ctx.lookUps(areasOf(ctx, OVERSEERS));
    return {
      rows: rows.map(({ id, reader, role, unit, kind, reason, found, at }) => ({
        id,
        at,
        byName: ctx.read(people).name(reader),
        roleTitle: roleTitle(role),
        unitName: ctx.read(organisations).unit(unit) ?? null,
        kindTitle: ctx.called.record(kind),
        why: reason,
        found,
      })),
    };
  },
});
