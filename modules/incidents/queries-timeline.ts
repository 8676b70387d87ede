import { receiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { textsOf } from "#platform/reading";
import { people } from "#modules/people";
import { placeInWords } from "#modules/places";
import type { TimelineEntry } from "./contract.ts";

type Key = { home: string; id: string };
export type StoredEvent = {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  at: string;
  actor: string;
  role: string;
  unit: string;
};

export const readEvents = (ctx: QueryContext, { home, id }: Key): Promise<StoredEvent[]> =>
  ctx.db<
    StoredEvent[]
  >`select seq, type, data, at, actor, role, unit from ledger.event where home = ${home} and stream = ${id} order by seq`;

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const at = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The sealed field whose text belongs to the entry. */
export const textField = (event: StoredEvent): string | null => text(event.data["text"]);
/** "Handed over to" and "accepted by" are texts of their own. */
const sealedDetails = (event: StoredEvent): [string, string][] =>
  (event.type === "incidents.handed-over" ? ["to", "acceptedBy"] : []).flatMap((name): [string, string][] => {
    const field = text(event.data[name]);
    return field === null ? [] : [[name, field]];
  });

const PLAIN = [
  "lead",
  "unit",
  "category",
  "urgency",
  "ending",
  "level",
  "passed",
  "basis",
  "firstStep",
  "satisfied",
  "outcome",
  "heard",
  "solved",
  "no",
  "late",
  "final",
  "hotline",
  "slot",
  "dueAt",
  "channel",
  "followers",
] as const;

/** Facts of an entry that a screen can put into words; personal text is never among them. */
export function detailOf(ctx: Pick<QueryContext, "read" | "language">, { type, data }: StoredEvent): TimelineEntry["detail"] {
  const detail: TimelineEntry["detail"] = {};
  for (const name of PLAIN) {
    const value = data[name];
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") detail[name] = value;
  }
  if (Array.isArray(data["coUnits"]) && data["coUnits"].length > 0) detail["coUnits"] = data["coUnits"].join(",");
  // No finer than the village: the reporter reads it too.
  if (type === "incidents.moved") detail["place"] = placeInWords(ctx, String(data["place"]).slice(0, 12));
  if (Array.isArray(data["units"])) detail["takenFrom"] = data["units"].join(",");
  const dueAt = text(at(data["due"], "dueAt"));
  if (dueAt) detail["dueAt"] = dueAt;
  const more = data["length"] as { amount: number; unit: string } | undefined;
  if (more) detail["length"] = `${more.amount} ${more.unit}`;
  const reviewAt = text(at(data["reviewDue"], "dueAt"));
  if (reviewAt) detail["reviewOn"] = reviewAt;
  const handler = text(data["handler"]);
  if (handler) detail["handler"] = ctx.read(people).name(handler);
  const other = text(at(data["into"] ?? data["from"] ?? data["part"], "id"));
  if (other) detail["number"] = receiptNumber(other);
  return detail;
}

export const photosOf = ({ data }: StoredEvent): string[] => (Array.isArray(data["photos"]) ? data["photos"].map(String) : []);

/** The whole timeline of a record, every text opened for this reader at once. */
export async function readTimeline(ctx: QueryContext, key: Key): Promise<TimelineEntry[]> {
  const events = await readEvents(ctx, key);
  const texts = await textsOf(
    ctx,
    key,
    events.flatMap((event) => [textField(event), ...sealedDetails(event).map(([, field]) => field)]),
  );
  const names = ctx.read(people);
  return events.map((event) => {
    const detail = detailOf(ctx, event);
    for (const [name, field] of sealedDetails(event)) detail[name] = texts(field);
    return {
      seq: event.seq,
      at: event.at,
      type: event.type,
      byName: names.name(event.actor),
      role: event.actor === "resident" || event.actor === "system" ? event.actor : event.role,
      unit: event.unit,
      text:
        texts(textField(event)) ??
        (event.type === "incidents.verified" || event.type === "incidents.split" ? text(event.data["summary"]) : null),
      detail,
      photos: photosOf(event),
      voice: text(event.data["voice"]),
    };
  });
}
