import { addDays } from "#platform/days";
import { findPublic, readPublished, stateWords, taxonomy, type PublicState, type Published } from "#modules/incidents";
import { places } from "#modules/places";
import { Refusal } from "#platform/refusals";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import type { Language } from "#web/words";
import { idOf, publicId } from "./public-id.ts";
import { serviceName } from "./services.ts";
import { dayOf, dayTime, Wrong, type Node, type Said } from "./wire.ts";

const MOST_DAYS = 90;
const MOST = 1_000;
const CLOSED: readonly string[] = ["ended", "archived", "rejected", "merged"];

export type Asked = Readonly<Record<string, string>>;

/** Open or closed; the four endings and the steps are said in status_notes. */
const statusOf = (stage: string): "open" | "closed" => (CLOSED.includes(stage) ? "closed" : "open");

function notesOf({ stage, ending }: Pick<PublicState, "stage" | "ending">, language: Language): string {
  const words: Readonly<Record<string, { zh: string; en: string }>> = stateWords;
  const word = words[ending === null ? `incidents.stage.${stage}` : `incidents.ending.${ending}`];
  return word?.[language] ?? stage;
}

/** Nothing of the reporter's own: no words, no picture, no hour, no house. */
function entry(ctx: QueryContext, state: PublicState & Partial<Pick<Published, "lon" | "lat" | "area">>, language: Language): Node {
  return {
    service_request_id: publicId(ctx, "request", state.id),
    status: statusOf(state.stage),
    status_notes: notesOf(state, language),
    service_name: serviceName(ctx.read(taxonomy), state.category, language),
    service_code: state.category,
    description: null,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: dayTime(state.reportedOn),
    updated_datetime: null,
    expected_datetime: null,
    address: state.area === undefined ? null : ctx.read(places).names(state.area)[language],
    address_id: state.area ?? null,
    zipcode: null,
    lat: state.lat ?? null,
    long: state.lon ?? null,
    media_url: null,
  };
}

const said = (value: Node[]): Said => ({ root: "service_requests", item: "request", value });

function daysOf(asked: Asked, today: string): { from: string; to: string } {
  const read = (name: string): string | null => {
    const text = asked[name];
    if (!text) return null;
    const day = dayOf(text);
    if (day === null) throw new Wrong(400, `${name}: a W3C time with an offset is needed, e.g. 2026-11-25T00:00:00+08:00 需要带时区的时间`);
    return day;
  };
  const [start, end] = [read("start_date"), read("end_date")];
  const to = end ?? (start === null ? today : earlier(addDays(start, MOST_DAYS), today > start ? today : start));
  const from = start ?? addDays(to, -MOST_DAYS);
  if (from > to) throw new Wrong(400, "start_date lies after end_date 起始日期晚于截止日期");
  if (addDays(from, MOST_DAYS) < to) throw new Wrong(400, `start_date, end_date: at most ${MOST_DAYS} days 最多 ${MOST_DAYS} 天`);
  return { from, to };
}

const earlier = (left: string, right: string): string => (left < right ? left : right);

const later = (left: string, right: string): string => (left > right ? left : right);

function whole(asked: Asked, name: string, most: number, usual: number): number {
  const text = asked[name];
  if (!text) return usual;
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1 || Number(text) > most) throw new Wrong(400, `${name}: 1 to ${most}`);
  return Number(text);
}

const listed = (text: string | undefined): string[] | null =>
  text
    ? text
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean)
    : null;

/** As many days as can be weighed at once: a large city reports more in a quarter of a year. */
async function published(
  ctx: QueryContext,
  area: string,
  window: (days: number) => { from: string; to: string },
): ReturnType<typeof readPublished> {
  for (let days = MOST_DAYS; ; days = Math.floor(days / 2)) {
    try {
      return await readPublished(ctx, { area, ...window(days) });
    } catch (cause) {
      // Too many to weigh: half the time, until a single day is left.
      if (days <= 1 || !(cause instanceof Refusal) || cause.body.kind !== "tooLarge") throw cause;
    }
  }
}

/** One by its number. Its place is said as finely as the map says it among what was reported in the same quarter of a year. */
async function one(ctx: QueryContext, number: string, language: Language): Promise<Node | null> {
  const id = idOf(ctx, "request", number);
  const state = id === null ? null : await findPublic(ctx, id);
  if (!state) return null;
  const { items } = await published(ctx, state.home.slice(0, 6), (days) => ({
    from: addDays(state.reportedOn, -Math.floor(days / 2)),
    to: addDays(state.reportedOn, Math.floor(days / 2)),
  }));
  const shown = items.find((item) => item.id === state.id && item.home === state.home);
  return entry(ctx, shown ?? state, language);
}

export async function readRequest(ctx: QueryContext, numbers: string, language: Language): Promise<Said> {
  const wanted = listed(numbers) ?? [];
  if (wanted.length > 20) throw new Wrong(400, "service_request_id: at most 20 最多 20 个");
  const found: Node[] = [];
  for (const number of wanted) {
    const node = await one(ctx, number, language);
    if (node !== null) found.push(node);
  }
  if (found.length === 0) throw new Wrong(404, "service_request_id was not found 没有这件事");
  return said(found);
}

export async function listRequests(ctx: QueryContext, asked: Asked, language: Language): Promise<Said> {
  // By the specification every other filter is then ignored.
  if (asked["service_request_id"]) return readRequest(ctx, asked["service_request_id"], language);
  const { from, to } = daysOf(asked, dayOf(ctx.now) ?? "");
  const codes = listed(asked["service_code"]);
  const statuses = listed(asked["status"]);
  if (statuses?.some((status) => status !== "open" && status !== "closed")) throw new Wrong(400, "status: open, closed");
  const size = whole(asked, "page_size", MOST, MOST);
  const page = whole(asked, "page", 10_000, 1);
  const chosen = asked["start_date"] !== undefined && asked["start_date"] !== "";
  const area = cityCode();
  const { items } = chosen
    ? await readPublished(ctx, { area, from, to })
    : await published(ctx, area, (days) => ({ from: later(from, addDays(to, -days)), to }));
  const fitting = items.filter(
    ({ category, stage }) => (codes === null || codes.includes(category)) && (statuses === null || statuses.includes(statusOf(stage))),
  );
  return said(fitting.slice((page - 1) * size, page * size).map((item) => entry(ctx, item, language)));
}

/** A token becomes a number once there is a public record behind it; until then the number stays empty. */
export async function readToken(ctx: QueryContext, token: string): Promise<Said> {
  const id = idOf(ctx, "token", token);
  if (id === null) throw new Wrong(404, "token was not found 没有这个凭据");
  const state = await findPublic(ctx, id);
  return said([{ service_request_id: state ? publicId(ctx, "request", id) : "", token }]);
}
