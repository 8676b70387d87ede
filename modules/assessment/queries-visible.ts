import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { EntryRow, SchemeRow } from "./contract.ts";
import type { ResultStage } from "./contract/lists.ts";
import { READ } from "./permits.ts";
import { schemes, type Held } from "./registers.ts";
import { isRunning } from "./scheme.ts";
import { pointsOf } from "./pointing.ts";
import type { Kept } from "./replay.ts";
import type { Reading } from "./standing.ts";

export const staff = readers(READ);

const PUBLIC = ["published", "closed", "archived"];
export const isPublic = ({ stage }: Held): boolean => PUBLIC.includes(stage);

/** A scheme for this reader: drafts are for staff. */
export function heldScheme(ctx: Pick<QueryContext, "read" | "actor" | "now">, id: string): Held {
  const found = ctx.read(schemes).find(id);
  if (!found || (!isPublic(found) && areasOf(ctx, READ).length === 0)) throw refuse.notFound("assessment.no-such-scheme");
  return found;
}

export function schemeRow(held: Held, now: string, result: ResultStage | null): SchemeRow {
  const { id, stage, version, demo } = held;
  const { year, level, area, zh, en, from, until, subjects } = held.facts;
  return {
    scheme: id,
    year,
    level,
    area,
    zh,
    en,
    stage,
    running: isRunning(held, cityDay(now)),
    version,
    from,
    until,
    subjects: subjects.length,
    result,
    demo,
  };
}

export type StoredEntry = Kept & Omit<EntryRow, "itemZh" | "itemEn" | "subjectZh" | "subjectEn" | "recordedOn"> & { recordedAt: string };

export const entryColumns = (sql: Tag): Fragment =>
  sql`home, id::text, scheme::text, subject, place as area, item, body, points, stage, reversed, occurred_on::text as "occurredOn", recorded_at as "recordedAt",
    confirmed_at as "confirmedAt", withdrawn_at as "withdrawnAt", due_at as "dueAt", demo`;

/** Name of an item or of a veto, in the rule the entry was made under or the one that holds now. */
export function entryRow(held: Held | undefined, { recordedAt, ...row }: StoredEntry): EntryRow {
  const rule = held?.facts.rule;
  const named = rule?.items.find(({ code }) => code === row.item) ?? rule?.vetoes.find(({ code }) => code === row.item);
  const counted = rule?.items.find(({ code }) => code === row.item);
  // By the tariff that holds now: it may have become kinder since.
  const points = counted && counted.method === "perCase" ? pointsOf(counted, row.body) : row.points;
  const unit = held?.facts.subjects.find(({ code }) => code === row.subject);
  const { home, id, scheme, subject, area, item, stage, reversed, occurredOn, dueAt, demo } = row;
  return {
    home,
    id,
    scheme,
    subject,
    area,
    item,
    itemZh: named?.zh ?? item,
    itemEn: named?.en ?? item,
    subjectZh: unit?.zh ?? subject,
    subjectEn: unit?.en ?? subject,
    points,
    stage,
    reversed,
    occurredOn,
    recordedOn: cityDay(recordedAt),
    dueAt,
    demo,
  };
}

/** All entries and readings of a scheme that this transaction may see; of one unit, or of all. */
export async function ledgerOf(
  { db }: Pick<QueryContext, "db">,
  scheme: string,
  subject: string | null,
): Promise<{ entries: StoredEntry[]; readings: (Reading & { subject: string })[] }> {
  const entries = await db<StoredEntry[]>`
    select ${entryColumns(db)} from assessment.entry where scheme = ${scheme} and ${subject ?? ""} in ('', subject) order by recorded_at, id`;
  const readings = await db<(Reading & { subject: string; told: Reading["told"] | null })[]>`
    select subject, item, figure, version, numerator, denominator, told, read_on::text as "on" from assessment.reading
    where scheme = ${scheme} and ${subject ?? ""} in ('', subject) order by read_on`;
  return { entries, readings: readings.map(({ told, ...one }) => (told ? { ...one, told } : one)) };
}

/**
 * Years in a row before this one: by the final result of the year before, or, for the first year this system knows of a unit, by the paper its
 * scheme names. A year nobody assessed ends them.
 */
export async function streaksBefore(
  { db }: Pick<QueryContext, "db">,
  { year, level, subjects }: Held["facts"],
): Promise<Map<string, number>> {
  const rows = await db<{ subject: string; year: number; streak: number }[]>`
    select distinct on (subject) subject, year, streak from assessment.result
    where level = ${level} and year < ${year} and stage in ('final', 'awarded') order by subject, year desc`;
  const last = new Map(rows.map((row) => [row.subject, row]));
  return new Map(
    subjects.map(({ code, streak }) => {
      const known = last.get(code);
      return [code, !known ? streak : known.year === year - 1 ? known.streak : 0];
    }),
  );
}

/** Results of a unit in the years after one, in order. */
export const yearsAfter = (
  { db }: Pick<QueryContext, "db">,
  { level, year }: Pick<Held["facts"], "level" | "year">,
  subject: string,
): Promise<{ id: string; year: number; qualified: boolean }[]> =>
  db<{ id: string; year: number; qualified: boolean }[]>`
    select id::text, year, qualified from assessment.result where level = ${level} and subject = ${subject} and year > ${year} order by year`;
