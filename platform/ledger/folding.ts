import type { Tag } from "../figures/sql.ts";
import { eventHash, headHash, sameJson, type EventBytes } from "./canonical.ts";
import { keyText, placeOf } from "./decide.ts";
import { keptState, stamped } from "./noun.ts";
import type { Entry } from "./registry.ts";

/** One row that is not what the events say, named so that a person can find it. */
export type Finding = { table: string; key: string; what: string };

export type StreamRow = { home: string; id: string; kind: string; seq: number; state: unknown; head: Buffer; place: string };
export type EventRow = EventBytes & { salt: Buffer; hash: Buffer };

/** Streams of one home read at a time. */
export const PAGE = 500;

/** `strange`: some events are of no stream that was read; new ones, or ones whose row is missing. */
export type Page = {
  streams: readonly StreamRow[];
  events: ReadonlyMap<string, readonly EventRow[]>;
  count: number;
  strange: boolean;
};

/**
 * The streams of one home, page by page, each page with its events by stream. Both are read along their keys from where the page before ended, and the last
 * page to the end: no event of the home is left out, whether there is a row of its stream or not.
 */
export async function* pagesOf(sql: Tag, home: string): AsyncGenerator<Page> {
  for (let after: string | null = null; ;) {
    const streams: StreamRow[] = await sql<StreamRow[]>`
      select home, id, kind, seq, state, head, place from ledger.stream
      where home = ${home} ${after === null ? sql`` : sql`and id > ${after}`} order by id limit ${PAGE}`;
    const last: string | null = streams.length < PAGE ? null : (streams.at(-1)?.id ?? null);
    const events = await sql<EventRow[]>`
      select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash from ledger.event
      where home = ${home} ${after === null ? sql`` : sql`and stream > ${after}`} ${last === null ? sql`` : sql`and stream <= ${last}`}
      order by stream, seq`;
    const byStream = Map.groupBy(events, (event) => event.stream);
    const found = streams.filter(({ id }) => byStream.has(id)).length;
    yield { streams, events: byStream, count: events.length, strange: found < byStream.size };
    if (last === null) return;
    after = last;
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
  if (!sameJson(keptState(entry.noun, row.state), keptState(entry.noun, state)))
    stale.push({ table: "ledger.stream", key, what: "state differs from the fold of the events" });
  const place = placeOf(entry, row, state);
  if (row.place !== place) stale.push({ table: "ledger.stream", key, what: "place differs from the fold of the events" });
  return { state, place, broken, stale };
}

export const unknownKind = (row: StreamRow): Finding => ({
  table: "ledger.stream",
  key: keyText(row),
  what: `kind ${row.kind} is unknown`,
});
