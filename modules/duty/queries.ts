import type { z } from "zod";
import { grantsOver, liveGrants } from "#platform/access";
import { query, type QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { statesOf, textsOf } from "#platform/reading";
import { ListLogs, ListRoster, type DutyRow, type LogRow, type Roster } from "./contract.ts";
import { ON_DUTY, readsLogs, ROSTER_KEEPERS } from "./permits.ts";
import { dutyState, EARLY_MS, mayLog, shift } from "./shift.ts";

/** A shift as it lies in the table. */
export type StoredShift = {
  home: string;
  id: string;
  unit: string;
  place: string;
  phone: string;
  account: string;
  from: string;
  to: string;
  acknowledgedAt: string | null;
};

const DAY_MS = 86_400_000;
const AT_MOST = 500;

/** Shifts of an area that have not ended and begin within so many days, the earliest first. */
export async function readShifts(ctx: Pick<QueryContext, "db" | "now">, area: string, days: number): Promise<StoredShift[]> {
  const until = new Date(Date.parse(ctx.now) + days * DAY_MS).toISOString();
  return ctx.db<StoredShift[]>`
    select home, id, unit, place, phone, account, starts_at as "from", ends_at as "to", acknowledged_at as "acknowledgedAt" from duty.shift
    where stage <> 'cancelled' and ends_at > ${ctx.now} and starts_at < ${until} and place like ${`${area}%`} order by starts_at, unit, id limit ${AT_MOST}`;
}

function rowOf(ctx: QueryContext, one: StoredShift): DutyRow {
  const unit = ctx.read(organisations).unit(one.unit);
  const mine = ctx.actor.kind === "staff" && ctx.actor.id === one.account;
  const state = dutyState(one, ctx.now);
  return {
    home: one.home,
    id: one.id,
    unit: one.unit,
    unitZh: unit?.zh ?? one.unit,
    unitEn: unit?.en ?? one.unit,
    area: one.place,
    phone: one.phone,
    person: { id: one.account, name: ctx.read(people).name(one.account) },
    from: one.from,
    to: one.to,
    state,
    acknowledgedAt: one.acknowledgedAt,
    mine,
    mayAcknowledge: mine && state !== "acknowledged" && Date.parse(ctx.now) >= Date.parse(one.from) - EARLY_MS,
    mayChange:
      grantsOver(ctx.actor, ROSTER_KEEPERS, one.place, ctx.now).length > 0 ||
      grantsOver(ctx.actor, ["approver"], one.place, ctx.now, one.unit).length > 0,
  };
}

export const listRoster = query<z.output<typeof ListRoster>, Roster>({
  name: "duty.list-roster",
  route: "GET /api/duty/shifts",
  summary: { zh: "值班表", en: "The duty roster" },
  input: ListRoster,
  allow: {
    roles: ON_DUTY,
    condition: "any such grant; one's own area",
    admits: (asking) => liveGrants(asking).length > 0,
  },
  run: async (ctx, { area = "", days }) => ({ rows: (await readShifts(ctx, area, days)).map((one) => rowOf(ctx, one)), at: ctx.now }),
});

type BegunShift = StoredShift & { loggedAt: string | null };

export const listDutyLogs = query<z.output<typeof ListLogs>, { rows: LogRow[] }>({
  name: "duty.list-logs",
  route: "GET /api/duty/logs",
  summary: { zh: "值班日志", en: "Logs of duty shifts" },
  input: ListLogs,
  allow: {
    roles: ON_DUTY,
    condition: "one's own unit, or whoever keeps the roster there",
    admits: (asking) => liveGrants(asking).length > 0,
  },
  run: async (ctx, { area = "", days }) => {
    const since = new Date(Date.parse(ctx.now) - days * DAY_MS).toISOString();
    const begun = await ctx.db<BegunShift[]>`
      select home, id, unit, place, phone, account, starts_at as "from", ends_at as "to", acknowledged_at as "acknowledgedAt", logged_at as "loggedAt"
      from duty.shift where stage <> 'cancelled' and starts_at <= ${ctx.now} and starts_at > ${since} and place like ${`${area}%`}
      order by starts_at desc, unit, id limit ${AT_MOST}`;
    const mine = begun.filter((one) => readsLogs(ctx, one));
    const states = await statesOf(
      ctx,
      shift,
      mine.filter(({ loggedAt }) => loggedAt !== null),
    );
    const rows: LogRow[] = [];
    for (const one of mine) {
      const unit = ctx.read(organisations).unit(one.unit);
      const log = states.get(one.id)?.log;
      const open = log ? await textsOf(ctx, one, [log.came, log.handed], { how: "list" }) : null;
      rows.push({
        home: one.home,
        id: one.id,
        unit: one.unit,
        unitZh: unit?.zh ?? one.unit,
        unitEn: unit?.en ?? one.unit,
        person: ctx.read(people).name(one.account),
        from: one.from,
        to: one.to,
        loggedAt: one.loggedAt,
        came: open?.(log?.came) ?? null,
        handed: open?.(log?.handed) ?? null,
        mayWrite: ctx.actor.kind === "staff" && ctx.actor.id === one.account && one.loggedAt === null && mayLog(one, ctx.now),
      });
    }
    return { rows };
  },
});
