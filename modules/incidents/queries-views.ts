import type { z } from "zod";
import { unitsHeld } from "#platform/access";
import { everyOf, type Fragment, type Tag } from "#platform/figures";
import { parseReceiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { queryTerms } from "#platform/search";
import type { QueueFilter, Stage } from "./contract.ts";
import { sentTo, staffId, unitsOf, visibleIn } from "./queries-visible.ts";

export type Filter = z.output<typeof QueueFilter>;
export type View = Filter["view"];

export const isOpenStage = (sql: Tag): Fragment =>
  sql`stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack')`;

export const OPEN: readonly Stage[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];
const RUNNING = OPEN.filter((stage) => stage !== "suspended");

const SOON_MS = 2 * 86_400_000;
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
export const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
export const dayAfter = (day: string): string => later(dayStart(day), 86_400_000);

/** The records these units joined: years of them, but few in a year. What they lead has an index of its own. */
export const joined = (sql: Tag, units: readonly string[]): Fragment =>
  sql`select home, id from incidents.unit_task where unit = any(${units as string[]}::text[]) and role = 'co' and stage in ('asked', 'accepted', 'fedBack')`;

/** Nothing this person or the own units had a hand in: whoever did the work does not ring and ask how it was. */
function byNoHand(sql: Tag, { actor, now }: Pick<QueryContext, "actor" | "now">): Fragment {
  const own = unitsHeld(actor, now) ?? [];
  return sql`(lead is null or not lead = any(${own}::text[])) and not co_units && ${own}::text[] and not exists (
    select 1 from ledger.stream s where s.home = incident.home and s.id = incident.id and s.state -> 'hands' ? ${staffId(actor)}::text)`;
}

/** What each view holds, beside the area. Open views name the stages as their indexes do. */
export function viewOf(sql: Tag, view: View, ctx: Pick<QueryContext, "actor" | "now">): Fragment {
  const stage = (one: Stage): Fragment => sql`${isOpenStage(sql)} and stage = ${one}`;
  switch (view) {
    case "all":
      return sql`true`;
    case "ended":
      return sql`stage in ('ended', 'archived') and ending is not null`;
    case "unsolvable":
      return sql`ending = 'unsolvable'`;
    case "open":
      return isOpenStage(sql);
    case "verify":
      return stage("reported");
    case "dispatch":
      return sql`${isOpenStage(sql)} and stage in ('verified', 'bounced')`;
    case "mine":
      return sql`${isOpenStage(sql)} and handler = ${staffId(ctx.actor)}`;
    case "unit":
      return sql`
        ${isOpenStage(sql)} and (home, id) in (
          select home, id from incidents.incident where lead = any(${unitsOf(ctx)}::text[]) and ${isOpenStage(sql)} union all ${joined(sql, unitsOf(ctx))})`;
    case "check":
      return stage("fedBack");
    case "bounced":
      return stage("bounced");
    case "suspended":
      return stage("suspended");
    case "overdue":
      return sql`${isOpenStage(sql)} and stage <> 'suspended' and due_key < ${ctx.now}`;
    case "soon":
      return sql`${isOpenStage(sql)} and stage <> 'suspended' and due_key >= ${ctx.now} and due_key < ${later(ctx.now, SOON_MS)}`;
    case "supervised":
      return sql`${isOpenStage(sql)} and supervised is not null`;
    case "reopened":
      return sql`${isOpenStage(sql)} and reopened_times > 0`;
    case "callBack":
      return sql`call_until is not null and call_until >= ${ctx.now} and ${byNoHand(sql, ctx)}`;
  }
}

/** Steps that units were asked to take up and have not. */
const asked = (sql: Tag, from: string, to: string): Fragment => sql`stage = 'asked' and accept_due_at >= ${from} and accept_due_at < ${to}`;

/** Open records on which a single step is due in a stretch: the desk's or the grid's own, or a unit's to take up what it was sent. */
const stepBetween = (sql: Tag, from: string, to: string): Fragment => sql`
  ${isOpenStage(sql)} and (step_due_at >= ${from} and step_due_at < ${to}
    or stage in ('dispatched', 'handling') and (home, id) in (select home, id from incidents.unit_task where ${asked(sql, from, to)}))`;

/** Each due step of a stretch with its record: what the days of `stepOn` hold. */
export const stepsBetween = (sql: Tag, visible: Fragment, from: string, to: string): Fragment => sql`
  select home, id, step_due_at as at from incidents.incident
  where ${visible} and ${isOpenStage(sql)} and step_due_at >= ${from} and step_due_at < ${to}
  union all
  select home, id, accept_due_at from incidents.unit_task where ${asked(sql, from, to)} and (home, id) in (
    select home, id from incidents.incident where ${visible} and stage in ('dispatched', 'handling'))`;

export function filtersOf(sql: Tag, filter: Filter): Fragment {
  const parts: Fragment[] = [];
  const add = (part: Fragment): void => void parts.push(part);
  if (filter.stage) add(sql`stage = ${filter.stage}`);
  if (filter.group) add(sql`grp = ${filter.group}`);
  if (filter.category) add(sql`category = ${filter.category}`);
  if (filter.urgency) add(sql`urgency = ${filter.urgency}`);
  if (filter.unit) add(sql`(lead = ${filter.unit} or co_units @> ${[filter.unit]}::text[])`);
  if (filter.dueOn)
    add(sql`${isOpenStage(sql)} and stage <> 'suspended' and due_key >= ${dayStart(filter.dueOn)} and due_key < ${dayAfter(filter.dueOn)}`);
  if (filter.stepOn) add(stepBetween(sql, dayStart(filter.stepOn), dayAfter(filter.stepOn)));
  if (filter.q) {
    const number = parseReceiptNumber(filter.q);
    const terms = queryTerms(number ?? filter.q);
    add(terms.length === 0 ? sql`false` : sql`terms @> ${terms}::text[]`);
  }
  return everyOf(sql, parts);
}

const STAGES: Partial<Record<View, readonly Stage[]>> = {
  verify: ["reported"],
  dispatch: ["verified", "bounced"],
  check: ["fedBack"],
  bounced: ["bounced"],
  suspended: ["suspended"],
  overdue: RUNNING,
  soon: RUNNING,
  ended: [],
  callBack: [],
  unsolvable: [],
};
/** One person's work, and what is rare anywhere: indexes of their own hold nothing else. */
export const FEW: readonly View[] = ["mine", "supervised", "reopened", "callBack", "unsolvable"];
/** Views of what is over. Only whoever may be rung is asked soonest whose report is oldest: the rating ends. */
const OVER: readonly View[] = ["all", "ended", "callBack", "unsolvable"];

/** Where a filter's records stand: the open stages it leaves, and whether what is over belongs to it. */
export function standing({ view, stage, dueOn, stepOn }: Filter): { stages: readonly Stage[]; over: boolean } {
  const stages = STAGES[view] ?? OPEN;
  return {
    stages: stage ? stages.filter((one) => one === stage) : stages,
    over: OVER.includes(view) && !dueOn && !stepOn && !(stage && OPEN.includes(stage)),
  };
}

/** One record, by the number said aloud: a unit finds its own by it among all, wherever it lies. */
export const byNumber = ({ view, q }: Pick<Filter, "view" | "q">): boolean =>
  (view === "all" || view === "ended") && q !== undefined && parseReceiptNumber(q) !== null;

/** What a view may hold: of the reader's areas; and of what was sent to the own units, or to this person by name, wherever it lies. */
export function reachOf(sql: Tag, filter: Pick<Filter, "view" | "area" | "q">, ctx: Pick<QueryContext, "actor" | "now">): Fragment {
  const { view, area } = filter;
  if (view === "unit") return sentTo(sql, ctx, area);
  const here = visibleIn(sql, ctx, area);
  return view === "mine" || byNumber(filter) ? sql`(${here} or ${sentTo(sql, ctx, area)})` : here;
}
