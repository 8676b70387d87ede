import type { z } from "zod";
import { areasOf, grantsOver, holdsLink } from "#platform/access";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords } from "#modules/places";
import * as c from "./contract.ts";
import { waitsForHelp, type Family } from "./family.ts";
import { CHECK, CHECK_DESK } from "./permits.ts";
import type { Key } from "./queries-visible.ts";

type Known = Pick<QueryContext, "actor" | "now">;
type Checked = Exclude<Family, { stage: "none" }>;

const overVillages = (roles: readonly string[]) => ({
  roles: [...roles],
  condition: "over the family's village",
  admits: (known: Known) => areasOf(known, roles).length > 0,
});
const scope = (known: Known): string[] => areasOf(known, CHECK);

async function stateOf({ db }: QueryContext, { home, id }: Key): Promise<Checked | null> {
  const [row] = await db<{ state: Checked }[]>`
    select s.state from cells.family f join ledger.stream s on s.home = f.home and s.id = f.id where f.home = ${home} and f.id = ${id}`;
  return row?.state ?? null;
}

/** A family that waits for somebody, as long as it waits and no longer: what it scored is nobody's to read. */
async function waitingIn(ctx: QueryContext, key: Key, roles: readonly string[]): Promise<Checked> {
  const state = await stateOf(ctx, key);
  if (!state || !waitsForHelp(state) || grantsOver(ctx.actor, roles, state.village, ctx.now).length === 0)
    throw refuse.notFound("record.not-found");
  return state;
}

export const listFamilyHelp = query<z.output<typeof c.ListFamilyHelp>, { rows: c.FamilyHelpRow[] }>({
  name: "cells.list-family-help",
  route: "GET /api/cells/families",
  summary: { zh: "请人上门看看的家庭（只列还没有去的）", en: "Families that asked for somebody to come, until somebody came" },
  input: c.ListFamilyHelp,
  allow: overVillages(CHECK),
  scope,
  run: async (ctx, { area = "" }) => {
    const within = areasOf(ctx, CHECK).map((own) => `${own}%`);
    const rows = await ctx.db<{ home: string; id: string; place: string; on: string; demo: boolean }[]>`
      select home, id::text, place, checked_on::text as "on", demo from cells.family
      where help = 'asked' and score is not null and place like any(${within}::text[]) and starts_with(place, ${area})
      order by checked_on, id limit 200`;
    return { rows: rows.map(({ place, ...row }) => ({ ...row, placeName: placeInWords(ctx, place) })) };
  },
});

export const readFamilyHelp = query<z.output<typeof c.ReadFamilyHelp>, c.FamilyHelpView>({
  name: "cells.read-family-help",
  route: "GET /api/cells/families/{home}/{id}",
  summary: { zh: "一个请人上门看看的家庭", en: "One family that asked for somebody to come" },
  input: c.ReadFamilyHelp,
  allow: overVillages(CHECK),
  scope,
  run: async (ctx, key) => {
    const { village, on, demo } = await waitingIn(ctx, key, CHECK);
    const opens = grantsOver(ctx.actor, CHECK_DESK, village, ctx.now).length > 0;
    return { ...key, placeName: placeInWords(ctx, village), on, demo, opens };
  },
});

/** How to reach it; each opening is written down with its reason. */
export const readFamilyContact = query<z.output<typeof c.ReadFamilyContact>, c.FamilyContact>({
  name: "cells.read-family-contact",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/cells/families/{home}/{id}/contact",
  summary: { zh: "查看请人上门的家庭的电话和地址（记录在案）", en: "Open the phone and address of a family; the opening is recorded" },
  input: c.ReadFamilyContact,
  allow: overVillages(CHECK_DESK),
  scope,
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const { phone, address } = await waitingIn(ctx, { home, id }, CHECK_DESK);
    const asks = [phone, address].flatMap((field) => (field === null ? [] : [{ stream: { home, id }, field }]));
    const [number = null, door = null] = await ctx.unseal(asks, reason);
    return { phone: number, address: door };
  },
});

/** The family's own page: its sum, its day, and what came of its asking. */
export const readOwnFamily = query<z.output<typeof c.ReadOwnFamily>, c.OwnFamily>({
  name: "cells.read-own-family",
  route: "GET /api/cells/families/followed/{home}/{id}",
  summary: { zh: "凭链接查看自己家的自查", en: "A family's own check, by its link" },
  input: c.ReadOwnFamily,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const state = holdsLink(ctx, { home, id }, secret) ? await stateOf(ctx, { home, id }) : null;
    if (!state) throw refuse.notFound("cells.wrong-link");
    const { village, stage, score, on, help, text } = state;
    const [said = null] = text === null ? [] : await ctx.unseal([{ stream: { home, id }, field: text }], "own page");
    return { home, id, placeName: placeInWords(ctx, village), forgotten: stage === "forgotten", score, on, help, text: said };
  },
});
