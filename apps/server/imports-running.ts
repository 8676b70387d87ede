import type { Access, Actor } from "#platform/access";
import { parseInput } from "#platform/http";
import { namedUuid } from "#platform/ids";
import type { JobContext, JobKind } from "#platform/modules";
import type { Rates } from "#platform/rates";
import { Refusal, refuse, type RefusalBody } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { formRow, type FormRow } from "#platform/sheets";
import { type Words } from "#web/words";
import {
  accountOrders,
  endImport,
  findImport,
  gridOrders,
  KeptRows,
  noteProgress,
  unitOrders,
  type ImportFailure,
  type ImportKind,
  type Order,
  type Orders,
} from "#modules/imports";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { places } from "#modules/places";
import { actorNow } from "./exports.ts";

/** `words`: every module's and the platform's own, for what is said about a cell. */
export type ImportDeps = { runtime: Runtime; access: Access; words: Words; rates: Rates };

const PROGRESS_EVERY = 25;

export const ordersOf = (read: JobContext["read"], kind: ImportKind, rows: readonly FormRow[], geojson: unknown): Orders =>
  kind === "accounts"
    ? accountOrders(rows, read(people), read(places))
    : kind === "grids"
      ? gridOrders(rows, geojson)
      : unitOrders(rows, read(organisations));

/** A refusal, as faults of the cells its fields were filled from. */
function faultsOf(order: Order, { code, params, fields }: RefusalBody): ImportFailure[] {
  if (!fields) return [{ ...order.cell(""), code, ...(params ? { params } : {}) }];
  return fields.map((field) => ({ ...order.cell(field.path), code: field.code, ...(field.params ? { params: field.params } : {}) }));
}

export type Tried = { changed: number; unchanged: number; faults: ImportFailure[] };

/** Every row through its own command, with the bringer's own rights, on the ledger as it is; nothing is written. */
export async function rehearse(deps: ImportDeps, orders: readonly Order[], actor: Actor): Promise<Tried> {
  const trial = deps.runtime.trial();
  const tried: Tried = { changed: 0, unchanged: 0, faults: [] };
  for (const order of orders) {
    try {
      let events = 0;
      for (const [index, { command, input }] of order.steps.entries())
        events += (await trial.give(command, parseInput(command.input, input), { commandId: namedUuid("trial", String(index)), actor }))
          .events;
      if (order.door) await deps.access.freeIdentity(order.door);
      if (events > 0) tried.changed += order.rows.length;
      else tried.unchanged += order.rows.length;
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      tried.faults.push(...faultsOf(order, cause.body));
    }
  }
  return tried;
}

async function giveOrder(deps: ImportDeps, ctx: JobContext, of: { id: string; actor: Actor }, order: Order): Promise<boolean> {
  const trial = deps.runtime.trial();
  let events = 0;
  for (const [index, { command, input }] of order.steps.entries()) {
    const parsed = parseInput(command.input, input);
    const commandId = namedUuid("imports.row", of.id, String(order.rows[0] ?? 0), String(index));
    events += (await trial.give(command, parsed, { commandId, actor: of.actor })).events;
    if (index === 0 && order.door) await deps.access.freeIdentity(order.door);
    await ctx.execute(command, parsed, commandId, of.actor);
    // The ledger first, then the door, as on the screen: a lost connection leaves nothing that could sign in.
    if (index === 0 && order.door) await deps.access.createAccount(order.door);
  }
  return events > 0;
}

async function run(deps: ImportDeps, ctx: JobContext, key: { home: string; id: string }): Promise<void> {
  const found = await ctx.query([""], ({ db }) => findImport(db, key));
  if (found?.stage !== "running") return;
  const kept = await ctx.query([""], async ({ unseal }) => (await unseal([{ stream: key, field: "rows" }], "import"))[0] ?? null);
  const file = KeptRows.parse(JSON.parse(kept ?? '{"rows":[],"columns":{}}'));
  const rows = file.rows.map(({ row, values }) => formRow(row, values, file.columns));
  const { orders, faults } = ordersOf(ctx.read, found.kind, rows, file.geojson);
  const failures: ImportFailure[] = [...faults];
  const opened: string[] = [];
  let [changed, unchanged, done] = [0, 0, 0];
  for (const order of orders) {
    const actor = actorNow(ctx, found.account);
    try {
      if (!actor) throw refuse.forbidden("imports.no-longer");
      const moved = await giveOrder(deps, ctx, { id: found.id, actor }, order);
      if (moved) changed += order.rows.length;
      else unchanged += order.rows.length;
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      failures.push(...faultsOf(order, cause.body));
    }
    // Opened by this import, now or in a run that was cut off before it could say so.
    if (order.door && ctx.read(people).person(order.door.id)) opened.push(order.door.id);
    const before = done;
    done += order.rows.length;
    if (Math.floor(done / PROGRESS_EVERY) > Math.floor(before / PROGRESS_EVERY))
      await ctx.execute(noteProgress, { ...key, done }, namedUuid("imports.progress", key.id, String(done)));
  }
  const result = { ...key, changed, unchanged, failures: failures.slice(0, 200), opened: [...new Set(opened)] };
  await ctx.execute(endImport, result, namedUuid("imports.end", key.id));
}

export const importJobs = (deps: () => ImportDeps): JobKind[] => [
  { kind: "imports.run", run: (ctx, payload) => run(deps(), ctx, payload as { home: string; id: string }), attempts: 5 },
];
