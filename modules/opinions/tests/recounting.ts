import type { FigureSet } from "#platform/figures";
import type { TestCity } from "#platform/testing";
import { SHIPPED_AGAIN_DAYS } from "../topics-shipped.ts";
import { DAY } from "./city.ts";

type Event = { stream: string; type: string; at: string; data: Record<string, unknown> };
/** One record in a set: where it counts, on which day, and apart by what. */
type Counted = { place: string; day: string; part: string };

const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const later = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const text = (event: Event | undefined, field: string): string => String(event?.data[field] ?? "");

/** The log alone: no table and no fold of the module has a hand in what is counted here. */
async function logOf(city: TestCity): Promise<Event[]> {
  const rows = await city.runtime.pools.write<{ stream: string; type: string; at: Date; data: Record<string, unknown> }[]>`
    select stream::text, type, at, data from ledger.event where kind like 'opinions.%' order by at, home, stream, seq`;
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

type Item = {
  place: string;
  topic: string;
  heardOn: string;
  due: string;
  handedOn: boolean;
  metAt: string | null;
  decided: { as: string; at: string } | null;
  firstDecided: { topic: string; town: string } | null;
  repliedAt: string | null;
  rating: { score: number; at: string } | null;
  published: { on: string; until: string; topic: string; town: string } | null;
};

function told(item: Item | undefined, event: Event, againDays: number): Item | null {
  const kind = event.type.replace("opinions.item-", "");
  if (kind === "heard")
    return {
      place: text(event, "place"),
      topic: event.data["topic"] === null ? "" : text(event, "topic"),
      heardOn: dayOf(event.at),
      due: (event.data["due"] as { dueAt: string }).dueAt,
      handedOn: false,
      metAt: null,
      decided: null,
      firstDecided: null,
      repliedAt: null,
      rating: null,
      published: null,
    };
  if (!item) return null;
  const { topic } = item;
  const town = item.place.slice(0, 9);
  const met = item.metAt ?? event.at;
  if (kind === "classified") return { ...item, topic: text(event, "topic"), place: text(event, "place") };
  if (kind === "handed-on") return { ...item, handedOn: true, metAt: met };
  if (kind === "due-recounted") return { ...item, due: (event.data["due"] as { dueAt: string }).dueAt };
  if (kind === "adopted" || kind === "explained")
    return { ...item, decided: { as: kind, at: event.at }, firstDecided: item.firstDecided ?? { topic, town } };
  if (kind === "replied") return { ...item, metAt: met, repliedAt: event.data["last"] === true ? event.at : item.repliedAt };
  if (kind === "rated") return { ...item, rating: { score: Number(event.data["score"]), at: event.at } };
  if (kind === "published") {
    const on = dayOf(event.at);
    return { ...item, published: { on, until: later(on, againDays), topic, town } };
  }
  return item;
}

function itemsOf(log: readonly Event[]): Map<string, Item> {
  const items = new Map<string, Item>();
  let againDays = SHIPPED_AGAIN_DAYS;
  for (const event of log) {
    if (event.type === "opinions.again-days-set") againDays = Number(event.data["days"]);
    const item = event.type.startsWith("opinions.item-") ? told(items.get(event.stream), event, againDays) : null;
    if (item) items.set(event.stream, item);
  }
  return items;
}

const counted = (place: string, instant: string, part = ""): Counted => ({ place, day: dayOf(instant), part });
function ofItems(items: ReadonlyMap<string, Item>): Record<string, Counted[]> {
  const all = [...items.entries()];
  const list = all.map(([, item]) => item);
  const owed = list.filter(({ handedOn }) => !handedOn);
  const decided = list.flatMap((one) => (one.decided ? [{ ...one, decided: one.decided }] : []));
  const answered = list.flatMap((one) => (one.repliedAt ? [{ ...one, repliedAt: one.repliedAt }] : []));
  const rated = list.flatMap((one) => (one.rating ? [{ ...one, rating: one.rating }] : []));
  const published = all.flatMap(([id, { published: one }]) => (one ? [{ id, ...one }] : []));
  const again = published.filter((one) =>
    all.some(
      ([id, { heardOn, firstDecided }]) =>
        id !== one.id && heardOn > one.on && heardOn <= one.until && firstDecided?.topic === one.topic && firstDecided.town === one.town,
    ),
  );
  const until = ({ town, until: day }: { town: string; until: string }): Counted => ({ place: town, day, part: "" });
  return {
    "opn.heard": list.map(({ place, heardOn }) => ({ place, day: heardOn, part: "" })),
    "opn.topics": owed.filter(({ topic }) => topic !== "").map(({ place, topic, heardOn }) => ({ place, day: heardOn, part: topic })),
    "opn.due": owed.map(({ place, due }) => counted(place, due)),
    "opn.in-time": owed.filter(({ metAt, due }) => metAt !== null && metAt <= due).map(({ place, due }) => counted(place, due)),
    "opn.decided": decided.map(({ place, decided: one }) => counted(place, one.at)),
    "opn.adopted": decided.filter((one) => one.decided.as === "adopted").map(({ place, decided: one }) => counted(place, one.at)),
    "opn.asked": answered.map(({ place, repliedAt }) => counted(place, repliedAt)),
    "opn.rated": answered.filter(({ rating }) => rating !== null).map(({ place, repliedAt }) => counted(place, repliedAt)),
    "opn.rated-now": rated.map(({ place, rating }) => counted(place, rating.at)),
    "opn.satisfied": rated.filter(({ rating }) => rating.score >= 4).map(({ place, rating }) => counted(place, rating.at)),
    "opn.answers": published.map(until),
    "opn.again": again.map(until),
  };
}

type Decision = { decision: string; day: string; due: { dueAt: string } };
function ofDeliberations(log: readonly Event[]): Record<string, Counted[]> {
  const area = (stream: string) =>
    text(
      log.find((one) => one.stream === stream && one.type === "opinions.deliberation-announced"),
      "area",
    );
  const reported = (decision: string) =>
    log.find((one) => one.type === "opinions.decision-reported" && one.data["decision"] === decision)?.at ?? null;
  const owed = log
    .filter(({ type }) => type === "opinions.deliberation-minuted")
    .flatMap((event) => (event.data["decisions"] as Decision[]).map((one) => ({ place: area(event.stream), ...one })));
  const kept = owed.filter(({ decision, due }) => (reported(decision) ?? "9") <= due.dueAt);
  const at = ({ place, due }: (typeof owed)[number]): Counted => counted(place, due.dueAt);
  return { "opn.owed": owed.map(at), "opn.kept": kept.map(at) };
}

export type Span = { area: string; digits: 4 | 6 | 9 | 12; from: string; to: string };
export const lineOf = ({ set, part, area, n }: { set: string; part: string; area: string; n: number }): string =>
  `${set} ${part} ${area} ${n}`;

/** What the figures must say of each span, counted record by record from the log; and which sets anything was counted in. */
export async function recountedFromLog(city: TestCity, sets: readonly FigureSet[]): Promise<(span: Span) => string[]> {
  const log = await logOf(city);
  const found = { ...ofItems(itemsOf(log)), ...ofDeliberations(log) };
  return ({ area, digits, from, to }) =>
    sets.flatMap(({ code }) => {
      const groups = new Map<string, { set: string; part: string; area: string; n: number }>();
      for (const { place, day, part } of found[code] ?? []) {
        if (!place.startsWith(area) || day < from || day > to) continue;
        const key = `${part} ${place.slice(0, digits)}`;
        groups.set(key, { set: code, part, area: place.slice(0, digits), n: (groups.get(key)?.n ?? 0) + 1 });
      }
      return [...groups.values()].map(lineOf);
    });
}
