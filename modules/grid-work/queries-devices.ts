import type { z } from "zod";
import type { Fragment, Tag } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { everybody, readers, stateOf } from "#platform/reading";
import { people } from "#modules/people";
import { ListAreaDevices, ListDevices, ReadDeviceStanding, type DeviceRow, type DeviceStanding } from "./contract.ts";
import { device } from "./device.ts";
import { SHUTTERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";

type Stored = {
  home: string;
  id: string;
  owner: string;
  name: string;
  registered_at: string;
  contact_at: string;
  shut_out_at: string | null;
  reason: NonNullable<DeviceRow["shutOut"]>["reason"] | null;
};
const columns = (sql: Tag): Fragment => sql`home, id, owner, name, registered_at, contact_at, shut_out_at, reason`;

const rowOf = (ctx: Pick<QueryContext, "read">, row: Stored): DeviceRow => ({
  home: row.home,
  id: row.id,
  name: row.name,
  owner: row.owner,
  ownerName: ctx.read(people).name(row.owner),
  registeredAt: row.registered_at,
  contactAt: row.contact_at,
  shutOut: row.shut_out_at !== null && row.reason !== null ? { at: row.shut_out_at, reason: row.reason } : null,
});

export const listDevices = query<z.output<typeof ListDevices>, DeviceRow[]>({
  name: "grid-work.list-devices",
  route: "GET /api/grid-work/devices",
  summary: { zh: "我的外勤手机", en: "One's own field devices" },
  input: ListDevices,
  allow: {
    roles: ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "handler", "approver", "supervisor"],
    condition: "one's own",
    admits: ({ actor }) => actor.kind === "staff",
  },
  // A device is kept at its town; a person may have worked in several.
  scope: () => [""],
  run: async (ctx) => {
    const sql = ctx.db;
    const owner = ctx.actor.kind === "staff" ? ctx.actor.id : "";
    const rows = await sql<
      Stored[]
    >`select ${columns(sql)} from grid_work.device where owner = ${owner} order by contact_at desc, id limit 50`;
    return rows.map((row) => rowOf(ctx, row));
  },
});

export const listAreaDevices = query<z.output<typeof ListAreaDevices>, DeviceRow[]>({
  name: "grid-work.list-area-devices",
  route: "GET /api/grid-work/devices/area",
  summary: { zh: "本地区的外勤手机", en: "Field devices of an area, to shut out lost ones" },
  input: ListAreaDevices,
  allow: readers(SHUTTERS),
  scope: scopeFor(SHUTTERS),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const rows = await sql<Stored[]>`
      select ${columns(sql)} from grid_work.device where ${visibleIn(sql, ctx, SHUTTERS, area)} order by shut_out_at nulls first, home, name, id limit 500`;
    return rows.map((row) => rowOf(ctx, row));
  },
});

/** Asked without a session: the one of a shut-out device is over. One bit about an id nobody can guess. */
export const readDeviceStanding = query<z.output<typeof ReadDeviceStanding>, DeviceStanding>({
  name: "grid-work.read-device-standing",
  route: "GET /api/grid-work/devices/{home}/{id}/standing",
  summary: { zh: "这部手机是否已停用", en: "Whether this device was shut out" },
  input: ReadDeviceStanding,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, key) => ({ shutOut: (await stateOf(ctx, device, key))?.stage === "shutOut" }),
});
