import { areasOf } from "#platform/access";
import type { z } from "zod";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import * as c from "./contract.ts";
import { listKey, programmeKey } from "./keys.ts";
import { INSPECT, RULE } from "./permits.ts";
import type { FrozenList, Programme } from "./programme.ts";
import { officeName, roundName } from "./queries-visible.ts";

const rulers = readers(RULE, "over the area");

/** A round with its frozen list: whom the next one may start from. */
export const readRound = query<z.output<typeof c.ReadRound>, c.RoundDetail>({
  name: "cells.read-round",
  route: "GET /api/cells/rounds/{round}",
  summary: { zh: "一个批次的名单和检查员库", en: "A round with its list and its pool" },
  input: c.ReadRound,
  allow: rulers,
  scope: (known) => areasOf(known, RULE),
  run: async (ctx, { round }) => {
    const { home, id } = listKey(round);
    const [row] = await ctx.db<(c.RoundView & { state: FrozenList })[]>`
      select r.id::text, r.scheme, r.version, r.place as area, ${roundName(ctx)} as name, r.from_on::text as "from", r.until_on::text as until, r.units, r.seed, r.source, r.voided_on::text as "voidedOn", s.state
      from cells.round r join ledger.stream s on s.home = r.home and s.id = r.id where r.home = ${home} and r.id = ${id}`;
    if (row?.state.stage !== "frozen") throw refuse.notFound("cells.no-such-round");
    const { state, ...rest } = row;
    const members = state.pool.map(({ account, unit }) => ({
      account,
      unit,
      office: officeName(ctx, unit),
      name: ctx.read(people).name(account),
    }));
    const names = new Map(state.units.map(({ code, zh }) => [code, zh]));
    const at = programmeKey(rest.scheme);
    const [held] = await ctx.db<{ state: Programme }[]>`select state from ledger.stream where home = ${at.home} and id = ${at.id}`;
    const draws = held?.state.rounds.find(({ id: one }) => one === round)?.checkDraws ?? [];
    const checkDraws = draws.map(({ units, ...draw }) => ({
      ...draw,
      units: units.map((code) => ({ code, zh: names.get(code) ?? code })),
    }));
    return { ...rest, pool: members.length, listed: state.units, members, checkDraws };
  },
});

const MOST = 500;

/** Staff who hold a role that inspects, for an office inside the area; those of a town or village are drawn too, and left out where they have a conflict. */
export const listCandidates = query<z.output<typeof c.ListCandidates>, { rows: c.CandidateRow[] }>({
  name: "cells.list-candidates",
  route: "GET /api/cells/candidates",
  summary: { zh: "可以进检查员库的人员", en: "Staff who may be put into a pool of inspectors" },
  input: c.ListCandidates,
  allow: {
    ...rulers,
    admits: (known, { area }) => areasOf(known, RULE).some((own) => area.startsWith(own)),
  },
  scope: () => [""],
  run: async (ctx, { area }) => {
    const known = ctx.read(people);
    const rows: c.CandidateRow[] = [];
    for (const person of known.all) {
      if (rows.length >= MOST) break;
      if (person.disabled) continue;
      const grant = known
        .live(person, ctx.now)
        .find(
          (held) => INSPECT.some((role) => role === held.role) && held.unit !== "" && held.area.length <= 6 && held.area.startsWith(area),
        );
      if (grant) rows.push({ account: person.id, name: person.name, unit: grant.unit, office: officeName(ctx, grant.unit) });
    }
    return { rows };
  },
});
