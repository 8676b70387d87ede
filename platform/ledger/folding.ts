import type { Tag } from "../figures/sql.ts";
import { eventHash, headHash, sameJson, type EventBytes } from "./canonical.ts";
import { keyText, placeOf } from "./decide.ts";
import { stamped } from "./noun.ts";
import type { Entry } from "./registry.ts";

/** One row that is not what the events say, named so that a person can find it. */
export type Finding = { table: string; key: string; what: string };

export type StreamRow = { home: string; id: string; kind: string; seq: number; state: unknown; head: Buffer; place: string };
export type EventRow = EventBytes & { salt: Buffer; hash: Buffer };

/** Streams of one home read at a time. */
export const PAGE = 500;

/** The streams of one home, page by page, each page with its events by stream. */
export async function* pagesOf(
  sql: Tag,
  home: string,
): AsyncGenerator<{ streams: readonly StreamRow[]; events: ReadonlyMap<string, readonly EventRow[]>; count: number }> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const streams = await sql<
      StreamRow[]
    >`select home, id, kind, seq, state, head, place from ledger.stream where home = ${home} and id > ${after} order by id limit ${PAGE}`;
    const last = streams.at(-1);
    if (!last) return;
    after = last.id;
    const events = await sql<EventRow[]>`
      select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash
      from ledger.event where home = ${home} and stream = any(${streams.map((row) => row.id)}::uuid[]) order by stream, seq`;
    yield { streams, events: Map.groupBy(events, (event) => event.stream), count: events.length };
  }
}

/** What the events of a stream fold to; `broken`: what of the ledger itself does not hold; `stale`: what its row keeps otherwise than they fold. */
export type Folded = { state: unknown; place: string; broken: Finding[]; stale: Finding[] };

export function foldStream(entry: Entry, row: StreamRow, events: readonly EventRow[]): Folded {
  const [broken, stale]: [Finding[], Finding[]] = [[], []];
  let state = entry.noun.initial;
  let head: Buffer | null = null;
  for (const [index, event] of events.entries()) {
    const { seq, at, actor: by, role, unit, type, data } = event;
    const wrong = (what: string): void => void broken.push({ table: "ledger.event", key: `${row.home}/${row.id}/${seq}`, what });
    if (seq !== index + 1) wrong(`sequence ${index + 1} is missing`);
    if (!eventHash(event.salt, event).equals(event.hash)) wrong("content differs from its hash");
    head = headHash(head, event.hash);
    state = entry.noun.evolve(state, stamped({ ...(data as object), type }, { seq, at, by, role, unit }));
  }
  const key = keyText(row);
  if (events.length !== row.seq)
    broken.push({ table: "ledger.stream", key, what: `says ${row.seq} events, the ledger has ${events.length}` });
  else if (!row.head.equals(head ?? Buffer.alloc(0)))
    broken.push({ table: "ledger.stream", key, what: "head does not follow from the events" });
  if (!sameJson(row.state, state)) stale.push({ table: "ledger.stream", key, what: "state differs from the fold of the events" });
  const place = placeOf(entry, row, state);
  if (row.place !== place) stale.push({ table: "ledger.stream", key, what: "place differs from the fold of the events" });
  return { state, place, broken, stale };
}

export const unknownKind = (row: StreamRow): Finding => ({
  table: "ledger.stream",
  key: keyText(row),
  what: `kind ${row.kind} is unknown`,
});
