import type { z } from "zod";
import { cityDay } from "#platform/days";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { DefineScheme, DrawChecks, OpenRound, PublishSeed, type PoolMember } from "./contract.ts";
import { listKey, programmeKey, schemeKey } from "./keys.ts";
import { INSPECT, overArea, overCity, overRound, RULE } from "./permits.ts";
import { drawChecks, freeze, frozenList, open, programme, publishSeed } from "./programme.ts";
import { schemes } from "./registers.ts";
import { define, scheme } from "./scheme.ts";

export const defineScheme = command<z.output<typeof DefineScheme>, { code: string; version: number }>({
  name: "cells.define-scheme",
  route: "POST /api/cells/schemes",
  summary: { zh: "定下创建清单新版本", en: "Define a new version of a checklist" },
  input: DefineScheme,
  about: ({ code }) => [ref(scheme, schemeKey(code))],
  allow: overCity(RULE),
  run: (ctx, input) => {
    const newest = ctx.read(schemes).newest(input.code);
    const own = ctx.state(scheme, schemeKey(input.code)).versions.at(-1) ?? null;
    // What was defined a moment ago may not be in the register yet.
    const standing = own && own.version > (newest?.version ?? 0) ? own : newest;
    const events = define(input, standing);
    ctx.change(scheme, schemeKey(input.code), () => events);
    return { code: input.code, version: events[0]?.version ?? standing?.version ?? 1 };
  },
});

/** An office typed by hand would be no bar to drawing somebody for the own unit: each is of the office the register of people has them in. */
function assertOnStaff(ctx: CommandContext, pool: readonly PoolMember[]): void {
  const known = ctx.read(people);
  const strange = pool.find(({ account, unit }) => {
    const person = known.person(account);
    return !person || !known.live(person, ctx.now).some((held) => held.unit === unit && INSPECT.some((role) => role === held.role));
  });
  if (strange) {
    const named = { name: known.name(strange.account) || strange.account, unit: strange.unit };
    throw refuse.fields([{ path: "pool", code: "cells.not-on-staff", params: named }]);
  }
}

export const openRound = command<z.output<typeof OpenRound>, { id: string }>({
  name: "cells.open-round",
  route: "POST /api/cells/rounds",
  summary: {
    zh: "开展一轮创建申报，固定应创单位名单和检查员库",
    en: "Open a round: the eligible units and the pool of inspectors are frozen",
  },
  input: OpenRound,
  about: (input) => [ref(programme, programmeKey(input.scheme)), ref(frozenList, listKey(input.id))],
  allow: overArea(RULE, ({ area }) => area),
  // Five thousand units by name in two languages.
  bodyLimit: 3 * 1024 * 1024,
  run: (ctx, input) => {
    const rule = ctx.read(schemes).newest(input.scheme);
    if (!rule) throw refuse.fields([{ path: "scheme", code: "cells.no-such-scheme", params: { scheme: input.scheme } }]);
    assertOnStaff(ctx, input.pool);
    const { version, level } = rule;
    ctx.change(programme, programmeKey(input.scheme), (state) => open(state, input, { version, level }));
    ctx.change(frozenList, listKey(input.id), (state) => freeze(state, input, version));
    return { id: input.id };
  },
});

export const drawCheckUnits = command<z.output<typeof DrawChecks>, { round: string; units: number }>({
  name: "cells.draw-checks",
  route: "POST /api/cells/rounds/{round}/checks",
  summary: { zh: "按当天公布的种子抽取动态检查的单位", en: "Draw the units to be checked by a seed of that day" },
  input: DrawChecks,
  about: (input) => [ref(programme, programmeKey(input.scheme)), ref(frozenList, listKey(input.round))],
  allow: overRound(),
  run: (ctx, input) => {
    const list = ctx.state(frozenList, listKey(input.round));
    const { rounds } = ctx.change(programme, programmeKey(input.scheme), (state) => drawChecks(state, list, input.round, input));
    return { round: input.round, units: rounds.find(({ id }) => id === input.round)?.checkDraws?.at(-1)?.units.length ?? 0 };
  },
});

export const publishRoundSeed = command<z.output<typeof PublishSeed>, { round: string }>({
  name: "cells.publish-seed",
  route: "POST /api/cells/rounds/{round}/seed",
  summary: { zh: "公布抽取检查员的种子", en: "Publish the seed inspectors are drawn by" },
  input: PublishSeed,
  about: (input) => [ref(programme, programmeKey(input.scheme))],
  allow: overRound(),
  run: (ctx, input) => {
    ctx.change(programme, programmeKey(input.scheme), (state) =>
      publishSeed(state, input.round, input.seed, input.source, cityDay(ctx.now)),
    );
    return { round: input.round };
  },
});
