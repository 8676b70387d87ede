import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { statesOf } from "#platform/reading";
import { Nothing } from "./contract/reads.ts";
import { incident } from "./evolve.ts";
import { FIELD_STEPS, lean, type FieldTask, type FieldTasks } from "./field-task.ts";
import { isActive, type KnownIncident } from "./incident.ts";
import { taxonomy } from "./limits.ts";
import { mayOf } from "./may.ts";
import { unitName } from "./queries-case.ts";
import { columns, rowOf, type StoredIncident } from "./queries-queue.ts";
import { isOpenStage } from "./queries-views.ts";
import { caseReaders, caseScope, holdsAny, reachSent, sentTo, unitsOf, visibleIn } from "./queries-visible.ts";

/** More than anybody can walk in a day; a phone is no archive. */
const AT_MOST = 200;

type Said = { home: string; id: string; unit: string; text: string };

/** The last word of each unit on what waits to be checked: nobody checks on the spot what they were not told was done. */
async function saidOf(ctx: QueryContext, states: ReadonlyMap<string, KnownIncident>, rows: readonly StoredIncident[]): Promise<Said[]> {
  const keys = rows.filter(({ id }) => states.get(id)?.stage === "fedBack");
  if (keys.length === 0) return [];
  const found = await ctx.db<Said[]>`
    select distinct on (e.stream, e.unit) e.home, e.stream as id, e.unit, e.data ->> 'text' as text
    from unnest(${keys.map(({ home }) => home)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as k (home, id)
    join ledger.event e on e.home = k.home and e.stream = k.id and e.type = 'incidents.fed-back'
    order by e.stream, e.unit, e.seq desc`;
  const texts = await ctx.unseal(
    found.map(({ home, id, text }) => ({ stream: { home, id }, field: text })),
    "",
    "list",
  );
  return found.flatMap((one, index) => (texts[index] ? [{ ...one, text: texts[index] }] : []));
}

async function tasksOf(ctx: QueryContext, rows: readonly StoredIncident[]): Promise<FieldTask[]> {
  await reachSent(ctx, rows);
  const states = await statesOf(ctx, incident, rows);
  const mine = rows.flatMap((row) => {
    const state = states.get(row.id);
    const may = state ? mayOf(state, ctx, ctx.read(taxonomy).known(state.category)) : [];
    return state && may.some(({ command }) => FIELD_STEPS.includes(command)) ? [{ row, state }] : [];
  });
  const asks = mine.flatMap(({ row, state }) => {
    const stream = { home: row.home, id: row.id };
    return [state.description, state.address, state.needs ?? null].flatMap((field) => (field === null ? [] : [{ stream, field }]));
  });
  const texts = await ctx.unseal(asks, "", "list");
  const said = await saidOf(
    ctx,
    states,
    mine.map(({ row }) => row),
  );
  const textOf = (id: string, field: string | null): string | null =>
    field === null ? null : (texts[asks.findIndex((ask) => ask.stream.id === id && ask.field === field)] ?? null);
  const erased = await ctx.erasedFiles(mine.flatMap(({ state }) => state.photos.map(({ id }) => id)));
  return mine.map(({ row, state }) => ({
    ...rowOf(ctx, row),
    description: textOf(row.id, state.description),
    address: textOf(row.id, state.address),
    needs: textOf(row.id, state.needs ?? null),
    photoIds: state.photos.flatMap(({ id }) => (erased.has(id) ? [] : [id])),
    erasedPhotos: state.photos.filter(({ id }) => erased.has(id)).length,
    state: lean(state),
    results: said
      .filter(({ id }) => id === row.id)
      .map(({ unit, text }) => ({ zh: unitName(ctx, unit).zh, en: unitName(ctx, unit).en, text })),
    unitNames: state.tasks.filter(isActive).map(({ unit: code }) => ({ code, zh: unitName(ctx, code).zh, en: unitName(ctx, code).en })),
  }));
}

/** What lies before this person in the street: own grid or own unit, nearest due date first. Sealed kinds never go to a phone. */
export const listTasks = query<z.output<typeof Nothing>, FieldTasks>({
  name: "incidents.list-tasks",
  route: "GET /api/incidents/tasks",
  summary: { zh: "外出要办的事（手机离线用）", en: "What there is to do in the street, for a phone to take along" },
  input: Nothing,
  allow: { ...caseReaders, condition: "in one's area or for one's unit; never sealed kinds" },
  scope: caseScope,
  run: async (ctx) => {
    const sql = ctx.db;
    const atPlace = holdsAny(ctx, ["gridWorker", "gridLeader", "dispatcher", "supervisor"]);
    const stages = atPlace ? sql`stage in ('reported', 'verified', 'fedBack')` : sql`false`;
    const open = sql`${isOpenStage(sql)} and not sealed`;
    const rows = await sql<StoredIncident[]>`
      select ${columns(sql)} from (
        select * from incidents.incident where ${visibleIn(sql, ctx)} and ${open} and ${stages}
        union all
        select * from incidents.incident where ${sentTo(sql, ctx)} and ${open}
          and (home, id) in (select home, id from incidents.unit_task where unit = any(${unitsOf(ctx)}::text[]) and stage in ('asked', 'accepted'))
          and not (${visibleIn(sql, ctx)} and ${stages})
      ) as found order by due_key, id limit ${AT_MOST + 1}`;
    return { tasks: await tasksOf(ctx, rows.slice(0, AT_MOST)), more: rows.length > AT_MOST };
  },
});
