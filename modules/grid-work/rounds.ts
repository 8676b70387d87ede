import { cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobContext, JobKind } from "#platform/modules";
import { dropPointRound, lookAtRound, openPointRound } from "./commands-system.ts";
import type { Every } from "./contract.ts";
import type { PatrolEvent } from "./patrol.ts";
import { readOpenRounds } from "./queries-rounds.ts";
import { cityPatrols } from "./register-patrols.ts";
import { periodOf, roundKey } from "./round.ts";

/** Looks become the rounds' own after the commit: a scan need not know in which plans its point stands. */
export const jobsOfLooks = (key: StreamKey, events: readonly Recorded<{ type: string }>[]): JobRequest[] =>
  (events as readonly Recorded<PatrolEvent>[]).flatMap((event) =>
    event.type === "grid-work.point-looked-at" && event.counted
      ? [{ kind: "grid-work.look", payload: { entry: event.entry, point: event.point, lookedAt: event.lookedAt, patrol: key.id } }]
      : [],
  );

const owedBy = (ctx: Pick<JobContext, "read">, point: string, every: Every, day: string) => {
  const known = ctx.read(cityPatrols).point(point);
  return known && { home: known.home, point, grid: known.grid, every, ...periodOf(day, every), demo: known.demo };
};

export const lookJob: JobKind = {
  kind: "grid-work.look",
  run: async (ctx, payload) => {
    const { entry, point, lookedAt } = payload as { entry: string; point: string; lookedAt: string };
    for (const every of ctx.read(cityPatrols).rhythmsOf(point)) {
      const owed = owedBy(ctx, point, every, cityDay(lookedAt));
      if (owed) await ctx.execute(lookAtRound, { ...owed, lookedAt }, namedUuid("grid-work.look", entry, every));
    }
  },
};

/** Opens what is owed in the present period and drops what nobody owes any more. Again and again is once. */
export const roundsJob: JobKind = {
  kind: "grid-work.rounds",
  run: async (ctx) => {
    const today = cityDay(ctx.now);
    const patrols = ctx.read(cityPatrols);
    const open = await ctx.query([""], (known) => readOpenRounds(known, today));
    const standing = new Map(open.map((row) => [row.id, row]));
    for (const { id: point, home } of patrols.points)
      for (const every of patrols.rhythmsOf(point)) {
        const owed = owedBy(ctx, point, every, today);
        const key = roundKey(home, point, every, periodOf(today, every).from);
        const row = standing.get(key.id);
        standing.delete(key.id);
        if (owed && (row === undefined || row.dropped))
          await ctx.execute(openPointRound, owed, namedUuid("grid-work.open-round", key.id, ctx.now));
      }
    for (const { home, id, dropped } of standing.values())
      if (!dropped) await ctx.execute(dropPointRound, { home, id }, namedUuid("grid-work.drop-round", id, ctx.now));
  },
};
