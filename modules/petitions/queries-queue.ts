import { liveGrants } from "#platform/access";
import type { z } from "zod";
import { countedViews, everyOf, type Fragment, type Tag } from "#platform/figures";
import { parseReceiptNumber, receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers } from "#platform/reading";
import { countsWorkingTime, limits } from "#modules/limits";
import { placeInWords } from "#modules/places";
import { CountPetitions, ListPetitions, type PetitionPage, type PetitionRow } from "./contract.ts";
import { DESK, HANDLE, READERS, REVIEW, SENDERS, WATCH } from "./permits.ts";
import { OWN, unitName } from "./queries-visible.ts";

export type StoredPetition = {
  home: string;
  id: string;
  place: string;
  channel: PetitionRow["channel"];
  stage: PetitionRow["stage"];
  ending: PetitionRow["ending"];
  branch: PetitionRow["branch"];
  organ: string;
  sealed: boolean;
  round: number;
  received_at: string;
  next_due_at: string | null;
  next_rule: string | null;
  provisional: boolean;
  demo: boolean;
};
export const columns = (sql: Tag): Fragment =>
  sql`home, id, place, channel, stage, ending, branch, organ, sealed, round, received_at, next_due_at, next_rule, provisional, demo`;

export const rowOf = (ctx: Pick<QueryContext, "read" | "now">, row: StoredPetition): PetitionRow => ({
  home: row.home,
  id: row.id,
  number: receiptNumber(row.id),
  placeName: placeInWords(ctx, row.place.slice(0, 12), "zh"),
  placeNameEn: placeInWords(ctx, row.place.slice(0, 12), "en"),
  channel: row.channel,
  stage: row.stage,
  ending: row.ending,
  branch: row.branch,
  organ: row.organ,
  organName: unitName(ctx, row.organ),
  organNameEn: unitName(ctx, row.organ, "en"),
  receivedAt: row.received_at,
  dueAt: row.next_due_at,
  rule: row.next_rule,
  working: row.next_rule !== null && countsWorkingTime(ctx.read(limits), row.next_rule, row.received_at),
  provisional: row.provisional,
  // The petitioner's own window is nobody's lateness.
  late: row.next_due_at !== null && row.next_rule !== "PET-7" && row.next_rule !== "PET-9" && row.next_due_at < ctx.now,
  round: row.round,
  sealed: row.sealed,
  asDemo: row.demo,
});

const prefixes = (areas: readonly string[]): string[] => [...new Set(areas)].map((area) => `${area}%`);

/** Rows these grants reach: a desk by place, an organ and a reviewer by their unit, a supervisor what is not sealed. No row of an accusation for anybody of the accused organ. */
export function reachable(sql: Tag, ctx: Pick<QueryContext, "actor" | "now">): Fragment {
  const areas = (roles: readonly string[]) => prefixes(liveGrants(ctx, roles).map(({ area }) => area));
  const units = (roles: readonly string[]) => [...new Set(liveGrants(ctx, roles).map(({ unit }) => unit))].filter((unit) => unit !== "");
  const own = ctx.actor.kind === "staff" ? ctx.actor.grants.map(({ unit }) => unit).filter((unit) => unit !== "") : [];
  return sql`(
    (place like any(${areas(SENDERS)}::text[]))
    or (place like any(${areas([...DESK, ...WATCH])}::text[]) and not sealed)
    or organ = any(${units(HANDLE)}::text[])
    or review_organ = any(${units(REVIEW)}::text[])
  ) and not (sealed and against is not null and against = any(${own}::text[]))`;
}

function filters(sql: Tag, ctx: QueryContext, filter: z.output<typeof ListPetitions>): Fragment {
  const parts: Fragment[] = [];
  const add = (part: Fragment): void => void parts.push(part);
  const { view, area, branch, number } = filter;
  if (number) add(sql`number = ${parseReceiptNumber(number) ?? ""}`);
  else if (view === "desk") add(sql`stage in ('received', 'registered', 'triaged')`);
  else if (view === "organ") add(sql`stage in ('routed', 'procedure', 'accepted', 'opined', 'delivered')`);
  else if (view === "review") add(sql`stage in ('reviewing', 'opined') and review_organ is not null`);
  else if (view === "overdue") add(sql`stage <> 'ended' and next_due_at < ${ctx.now} and next_rule not in ('PET-7', 'PET-9')`);
  else add(sql`stage = 'ended'`);
  if (area) add(sql`place like ${`${area}%`}`);
  if (branch) add(sql`branch = ${branch}`);
  return everyOf(sql, parts);
}

/** Work by due time. It cannot be asked for a person: only a number finds one petition. */
export const listPetitions = query<z.output<typeof ListPetitions>, PetitionPage>({
  name: "petitions.list-petitions",
  route: "GET /api/petitions",
  summary: { zh: "信访工作队列", en: "The queue of petitions" },
  input: ListPetitions,
  allow: readers(READERS, OWN),
  // A unit's own cases can lie outside its area: the organ's name decides, not the place.
  scope: () => [""],
  run: async (ctx, filter) => {
    const sql = ctx.db;
    const from = decodePlace(filter.cursor);
    const where = everyOf(sql, [reachable(sql, ctx), filters(sql, ctx, filter)]);
    const byDue = filter.view !== "ended" && !filter.number;
    const stamp = (column: string): Fragment =>
      sql`to_char(coalesce(${sql(column)}, received_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
    const found = byDue
      ? await sql<(StoredPetition & { at: string })[]>`
          select ${columns(sql)}, ${stamp("next_due_at")} from petitions.petition
          where ${where} and ${from ? sql`(coalesce(next_due_at, received_at), id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`}
          order by coalesce(next_due_at, received_at), id limit ${PAGE + 1}`
      : await sql<(StoredPetition & { at: string })[]>`
          select ${columns(sql)}, ${stamp("received_at")} from petitions.petition
          where ${where} and ${from ? sql`(received_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`}
          order by received_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    return { rows: rows.map((row) => rowOf(ctx, row)), next: found.length > PAGE && last ? encodePlace(last) : null };
  },
});

/** What waits in each view; what is over waits for nobody. */
export const countPetitions = query<z.output<typeof CountPetitions>, Record<string, number>>({
  name: "petitions.count-petitions",
  route: "GET /api/petitions/counts",
  summary: { zh: "信访各视图待办数（最多数到 1000）", en: "What waits in each view of petitions, up to 1000" },
  input: CountPetitions,
  allow: readers(READERS, OWN),
  scope: () => [""],
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const reach = reachable(sql, ctx);
    return countedViews(sql, "petitions.petition", ["desk", "organ", "review", "overdue"], (view) =>
      everyOf(sql, [reach, filters(sql, ctx, { view, area })]),
    );
  },
});
