import type { Sql } from "postgres";
import { refuse } from "../refusals/index.ts";

export type Standing = { received: number; length: number };
export type Part = { id: string; kind: "photo" | "voice"; length: number; offset: number; bytes: Buffer; now: string };

type Row = { kind: string; length: number; received: number };

/** Unfinished files of everybody together: beyond it new ones wait, what is under way goes on. */
const ALL_BYTES = 2 * 1024 ** 3;
const KEEP_MS = 24 * 3_600_000;

export type Uploads = {
  /** How far a file has come; null when nothing of it is here. */
  standing: (id: string) => Promise<Standing | null>;
  /** Adds bytes where the last ended. The same bytes again change nothing. Refuses `files.wrong-offset` (with the right one), `files.other-length`, `files.busy`. */
  append: (part: Part) => Promise<Standing>;
  /** All of it, once all of it is here. */
  whole: (id: string) => Promise<Buffer>;
  drop: (id: string) => Promise<void>;
  /** Removes what was not carried on with for a day. Returns how many. */
  sweep: (now: string) => Promise<number>;
};

/** Keeps the parts of a file until it is whole, so that a sender whose line broke goes on where it stopped. */
export function openUploads(sql: Sql): Uploads {
  const begin = async ({ id, kind, length, now }: Part): Promise<void> => {
    const [held] = await sql<{ bytes: string }[]>`select coalesce(sum(received), 0)::text as bytes from files.upload`;
    if (Number(held?.bytes ?? 0) + length > ALL_BYTES) throw refuse.tooMany("files.busy", { seconds: 60 });
    await sql`insert into files.upload (id, at, kind, length, received) values (${id}, ${now}, ${kind}, ${length}, 0) on conflict (id) do nothing`;
  };
  return {
    standing: async (id) => {
      const [row] = await sql<Standing[]>`select received, length from files.upload where id = ${id}`;
      return row ?? null;
    },
    append: async (part) => {
      const { id, kind, length, offset, bytes, now } = part;
      if (offset === 0) await begin(part);
      return sql.begin(async (tx) => {
        const moved = await tx`
          update files.upload set received = ${offset + bytes.length}, at = ${now}
          where id = ${id} and kind = ${kind} and length = ${length} and received = ${offset}`;
        if (moved.count === 1) {
          if (bytes.length > 0) await tx`insert into files.part (upload, start, bytes) values (${id}, ${offset}, ${bytes})`;
          return { received: offset + bytes.length, length };
        }
        const [row] = await tx<Row[]>`select kind, length, received from files.upload where id = ${id}`;
        if (row && (row.kind !== kind || row.length !== length)) throw refuse.conflict("files.other-length");
        const received = row?.received ?? 0;
        // Sent again because the answer was lost.
        if (offset + bytes.length <= received) return { received, length };
        throw refuse.conflict("files.wrong-offset", { offset: received });
      });
    },
    whole: async (id) => {
      const rows = await sql<{ bytes: Buffer }[]>`select bytes from files.part where upload = ${id} order by start`;
      return Buffer.concat(rows.map(({ bytes }) => bytes));
    },
    drop: async (id) => {
      await sql`with gone as (delete from files.upload where id = ${id}) delete from files.part where upload = ${id}`;
    },
    sweep: async (now) => {
      const before = new Date(Date.parse(now) - KEEP_MS).toISOString();
      const gone = await sql`
        with gone as (delete from files.upload where at < ${before} returning id)
        delete from files.part where upload in (select id from gone)`;
      return gone.count;
    },
  };
}
