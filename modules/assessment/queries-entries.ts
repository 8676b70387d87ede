import { areasOf } from "#platform/access";
import { inAreas, textsOf } from "#platform/reading";
import { READ } from "./permits.ts";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace } from "#platform/paging";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import * as c from "./contract.ts";
import type { KnownEntry } from "./entry.ts";
import { resultKey } from "./keys.ts";
import { entrySteps } from "./may.ts";
import { seatsOf, sitting } from "./panel.ts";
import { schemes } from "./registers.ts";
import { entryColumns, entryRow, staff, type StoredEntry } from "./queries-visible.ts";

const PAGE = 100;

export const listEntries = query<z.output<typeof c.ListEntries>, { rows: c.EntryRow[]; next: string | null }>({
  name: "assessment.list-entries",
  route: "GET /api/assessment/entries",
  summary: { zh: "得失分台账", en: "The ledger of points" },
  input: c.ListEntries,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, { scheme, subject, stage, cursor, limit = PAGE }) => {
    const stages = stage === undefined ? [] : stage === "open" ? ["notified", "objected"] : [stage];
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(recorded_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const found = await ctx.db<(StoredEntry & { at: string })[]>`
      select ${entryColumns(ctx.db)}, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from assessment.entry
      where ${inAreas(ctx.db, areasOf(ctx, READ))} and ${scheme ?? ""} in ('', scheme::text) and ${subject ?? ""} in ('', subject)
        and (${stages.length === 0} or stage = any(${stages}::text[])) and ${after}
      order by recorded_at desc, id desc limit ${limit + 1}`;
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => entryRow(ctx.read(schemes).find(row.scheme), row)),
      next: found.length > limit && last ? encodePlace(last) : null,
    };
  },
});

type Key = { home: string; id: string };

/** From the day a result is public its points stand. */
export async function isFrozen({ db }: Pick<QueryContext, "db">, scheme: string): Promise<boolean> {
  const { home, id } = resultKey(scheme);
  const rows = await db`select 1 from assessment.result where home = ${home} and id = ${id} and stage <> 'provisional' limit 1`;
  return rows.length > 0;
}

const sealedIn = (state: KnownEntry): (string | null | undefined)[] => [
  state.text,
  state.objection?.text,
  ...state.votes.map(({ text }) => text),
  state.withdrawn?.text,
];

/** Whether this reader may open the point: and so its photos and its notice. */
export async function mayOpen(ctx: QueryContext, { home, id }: Key): Promise<boolean> {
  const rows = await ctx.db`select 1 from assessment.entry where home = ${home} and id = ${id} and ${inAreas(ctx.db, areasOf(ctx, READ))}`;
  return rows.length > 0;
}

export const readEntry = query<z.output<typeof c.ReadEntry>, c.EntryView>({
  name: "assessment.read-entry",
  route: "GET /api/assessment/entries/{home}/{id}",
  summary: { zh: "一条得失分", en: "One point" },
  input: c.ReadEntry,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, key) => {
    const [row] = await ctx.db<(StoredEntry & { state: KnownEntry })[]>`
      select ${entryColumns(ctx.db)}, (select s.state from ledger.stream s where s.home = e.home and s.id = e.id) as state
      from assessment.entry e where home = ${key.home} and id = ${key.id} and ${inAreas(ctx.db, areasOf(ctx, READ))}`;
    const held = row && ctx.read(schemes).find(row.scheme);
    if (!row || !held) throw refuse.notFound("record.not-found");
    const { state, ...stored } = row;
    const text = await textsOf(ctx, key, sealedIn(state));
    const { objection } = state;
    const panel = objection && sitting(ctx.read(people), state, objection, ctx.now);
    return {
      ...entryRow(held, stored),
      body: state.body as c.EntryView["body"],
      method: held.facts.rule.items.find(({ code }) => code === state.item)?.method ?? "veto",
      documents: state.documents,
      photos: state.photos ?? [],
      reason: text(state.text),
      due: state.due && { slot: state.due.slot, dueAt: state.due.due.dueAt },
      objection: objection && {
        at: objection.at,
        documents: objection.documents,
        photos: objection.photos ?? [],
        text: text(objection.text),
      },
      accepted: state.accepted,
      votes: state.votes.map(({ upheld, text: field }) => ({ upheld, text: text(field) })),
      panel: panel?.length ?? seatsOf(held.facts.rule.panel),
      outcome: text(state.withdrawn?.text ?? null),
      visit: state.finding?.visit ?? null,
      may: entrySteps(state, { frozen: await isFrozen(ctx, row.scheme), panel }, ctx.actor, ctx.now),
    };
  },
});
