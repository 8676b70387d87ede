import { dayInWords, momentInWords, type DocumentData, type DocumentKind } from "#platform/documents";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { stateOf, textsOf } from "#platform/reading";
import { organisations } from "#modules/organisations";
import { placeInWords } from "#modules/places";
import type { CaseView } from "./contract.ts";
import { SLIPS, type Slip } from "./contract/settings.ts";
import { incident } from "./evolve.ts";
import { leadTask, type KnownIncident } from "./incident.ts";
import { taxonomy } from "./limits.ts";
import { DISPATCH, FIELDS, ORDER } from "./paper-texts.ts";
import { slipGrant } from "./permits.ts";
import { readEvents, textField, type StoredEvent } from "./queries-timeline.ts";
import { maySee, reachSent, workingUnitsOf } from "./queries-visible.ts";

const CALLED: Readonly<Record<Slip, string>> = { dispatch: "incidents.dispatched", order: "incidents.supervised" };
const URGENCY = { red: "红色（立即）", orange: "橙色", yellow: "黄色", blue: "蓝色" } as const;
const LEVEL = { remind: "提醒", supervise: "督办", list: "挂牌督办" } as const;
const CLOSED = "依法不公开的事项，简况在系统中凭权限查看。";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const instantOf = (due: unknown): string | null =>
  typeof due === "object" && due !== null ? text((due as Record<string, unknown>)["dueAt"]) : null;
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

type Of = { ctx: QueryContext; state: KnownIncident; events: readonly StoredEvent[]; called: StoredEvent };

/** To whom it went: the dispatch itself, or for an order the newest before it. */
function unitsOf({ ctx, state, events, called }: Of): { lead: string; co: string } {
  const named = (code: string): string => ctx.read(organisations).unit(code)?.zh ?? code;
  const sent = events.findLast(({ type, seq }) => type === CALLED.dispatch && seq <= called.seq);
  const lead = text(sent?.data["lead"]) ?? leadTask(state)?.unit ?? state.desk;
  return { lead: named(lead), co: listOf(sent?.data["coUnits"]).map(named).join("、") || "无" };
}

function limitOf({ state }: Of): { due: string; basis: string } {
  if (state.due === null) return { due: "按该类事项专门程序的期限", basis: "适用其他程序的期限（调解、信访等）" };
  return {
    due: `${momentInWords(state.due.dueAt)}前`,
    basis: `本市事项清单${state.extended ? "，已延期" : ""}${state.due.provisional ? "（节假日安排未公布，暂定）" : ""}`,
  };
}

/** The nth dispatch, or the order of that number. */
const calledBy = (events: readonly StoredEvent[], slip: Slip, nth: number): StoredEvent | undefined => {
  const own = events.filter(({ type }) => type === CALLED[slip]);
  return slip === "dispatch" ? own[nth - 1] : own.find(({ data }) => data["no"] === nth);
};

async function read(ctx: QueryContext, key: StreamKey, slip: Slip, nth: number): Promise<DocumentData> {
  const state = await stateOf(ctx, incident, key);
  const events = await readEvents(ctx, key);
  const called = calledBy(events, slip, nth);
  if (!state || !called) throw new Error(`no ${slip} ${nth} of ${key.home}/${key.id}`);
  const of = { ctx, state, events, called };
  const order = slip === "order" ? state.orders.find(({ no }) => no === nth) : undefined;
  const open = await textsOf(ctx, key, [textField(called), order?.reply ?? null], { reason: "文书 paper" });
  const level = text(called.data["level"]) as keyof typeof LEVEL | null;
  const limit = limitOf(of);
  return {
    ...unitsOf(of),
    case: receiptNumber(key.id),
    kind: ctx.read(taxonomy).known(state.category)?.zh ?? state.category,
    urgency: URGENCY[state.urgency],
    place: placeInWords(ctx, state.place.slice(0, 12)),
    summary: state.sealed ? CLOSED : (state.summary ?? "见系统登记。"),
    reported: momentInWords(state.reportedAt),
    on: momentInWords(called.at),
    reason: open(textField(called)) ?? "按职责分工",
    accept: `${momentInWords(instantOf(called.data["acceptDue"]) ?? called.at)}前`,
    ...limit,
    ...(order
      ? {
          level: level === null ? "" : LEVEL[level],
          due: momentInWords(order.due.dueAt),
          reply:
            order.answeredAt === null ? "（尚未回复）" : `${open(order.reply) ?? "（已按期限删除）"}（${dayInWords(order.answeredAt)}）`,
        }
      : {}),
  };
}

/** Whoever may open the record. */
async function admits(ctx: QueryContext, key: StreamKey): Promise<boolean> {
  await reachSent(ctx, [key]);
  const state = await stateOf(ctx, incident, key);
  return state !== null && maySee(ctx, { place: state.place, sealed: state.sealed, units: workingUnitsOf(state), about: state.about });
}

const kindOf = (slip: Slip, more: Pick<DocumentKind, "title" | "word" | "blocks">): DocumentKind => ({
  ...more,
  code: `incidents.${slip}`,
  // Grid events five years (domain.md §1.7); their papers no longer.
  keeping: "event",
  fields: FIELDS,
  read: (ctx, subject, { params }) => read(ctx, subject, slip, Number(params["seq"])),
  admits,
  reach: (ctx, subject) => reachSent(ctx, [subject]),
});

export const incidentPapers: Readonly<Record<Slip, DocumentKind>> = {
  dispatch: kindOf("dispatch", { title: { zh: "派单（分流单）", en: "Dispatch slip" }, word: "派", blocks: DISPATCH }),
  order: kindOf("order", { title: { zh: "督办单", en: "Supervision order" }, word: "督", blocks: ORDER }),
};

/** How many of a slip there are to print: one a dispatch, one an order. */
export const slipsIn = ({ dispatchedTimes, orders }: KnownIncident, slip: Slip): number[] =>
  slip === "dispatch" ? Array.from({ length: dispatchedTimes }, (_, index) => index + 1) : orders.map(({ no }) => no);

/** What the desk at the place may print; nothing for a complaint's own people. */
export const slipsOf = (ctx: Pick<QueryContext, "actor" | "now">, state: KnownIncident): CaseView["slips"] =>
  slipGrant(ctx, state) === null
    ? []
    : SLIPS.flatMap((slip) => slipsIn(state, slip).map((nth) => ({ slip, nth, unit: state.desk, title: incidentPapers[slip].title })));
