import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import { acceptPaper } from "./pdf.ts";
import { acceptPhoto } from "./photo.ts";
import type { FileStore } from "./store.ts";
import { acceptVoice } from "./voice.ts";

/**
 * A photo; a voice note, which is kept the same way, `milliseconds` long instead of so wide and high; or a paper (PDF) of so many `pages`, which is
 * the picture of its first page wherever photos are looked at.
 */
export type PhotoInfo = {
  id: string;
  kind: "photo" | "voice" | "paper";
  width: number;
  height: number;
  milliseconds: number;
  pages: number;
  owner: StreamKey | null;
  /** Why it is kept; null until a record has named it, and of what is published for good. */
  purpose: string | null;
  digest: string;
  /** Since when it is gone; what its record shows then is that. */
  erasedAt: string | null;
};

/** Under which purpose a file is kept, and for how many days from its arrival. */
export type Keeping = { purpose: string; days: number };

type Row = Omit<PhotoInfo, "owner" | "erasedAt"> & { home: string | null; stream: string | null; erased_at: string | null };

const LOOSE_MS = 24 * 3_600_000;
const DAY_MS = 86_400_000;
/** Files a job takes in hand at once. */
const BLOCK = 500;

const infoOf = (row: Row): PhotoInfo => ({
  id: row.id,
  kind: row.kind,
  milliseconds: row.milliseconds,
  pages: row.pages,
  width: row.width,
  height: row.height,
  digest: row.digest,
  erasedAt: row.erased_at,
  purpose: row.purpose,
  owner: row.home !== null && row.stream !== null ? { home: row.home, id: row.stream } : null,
});

export type Photos = {
  /** Takes and keeps a photo; the same id again gives what it gave first. `from`: where it was sent from. Refuses as `acceptPhoto` does. */
  keep: (id: string, bytes: Buffer, now: string, from?: string) => Promise<PhotoInfo>;
  /** The same for a voice note. Refuses as `acceptVoice` does. */
  keepVoice: (id: string, bytes: Buffer, now: string) => Promise<PhotoInfo>;
  /** The same for a paper. Refuses as `acceptPaper` does. */
  keepPaper: (id: string, bytes: Buffer, now: string, from?: string) => Promise<PhotoInfo>;
  /** Which of these are not here, or are of another kind. */
  missing: (ids: readonly string[], ...kinds: PhotoInfo["kind"][]) => Promise<string[]>;
  find: (id: string) => Promise<PhotoInfo | null>;
  read: (photo: PhotoInfo, size: "thumb" | "full" | "paper") => Promise<Buffer | null>;
  /** Ties photos to the record that names them, which says why and how long they are kept (null: for good); the first record keeps them. */
  attach: (ids: readonly string[], owner: StreamKey, keeping: Keeping | null) => Promise<void>;
  /** Gives files that were tied before there were dates the date of their kind of record. Returns how many. */
  date: (kinds: ReadonlyMap<string, Keeping>) => Promise<number>;
  /** Removes photos no record named within a day. Returns how many. */
  sweep: (now: string) => Promise<number>;
  /** Takes out of the store what the vault has erased. What the store does not let go of is tried again the next time. */
  removeErased: () => Promise<number>;
};

/** Names in the store of what belongs to one row: what it is, its small picture, and the paper it is the first page of. Not each has all. */
export const filesOf = (digest: string): { full: string; thumb: string; paper: string } => ({
  full: digest,
  thumb: `${digest}.thumb`,
  paper: createHash("sha256").update(`${digest} paper`).digest("hex"),
});

const endOf = (at: string, keeping: Keeping | null): string | null =>
  keeping && new Date(Date.parse(at) + keeping.days * DAY_MS).toISOString();

export function openPhotoStore(sql: Sql, store: FileStore): Photos {
  const find = async (id: string): Promise<PhotoInfo | null> => {
    const [row] = await sql<
      Row[]
    >`select id, kind, milliseconds, pages, width, height, home, stream, purpose, digest, erased_at from files.photo where id = ${id}`;
    return row ? infoOf(row) : null;
  };
  // Named by file and content: no two share a file in the store, so removing one can never take another's that is just being kept.
  const digestOf = (id: string, content: Buffer): string => createHash("sha256").update(id).update(content).digest("hex");
  const remove = async (digest: string): Promise<void> => {
    for (const name of Object.values(filesOf(digest))) await store.remove(name);
  };
  const write = async (one: Omit<PhotoInfo, "owner" | "erasedAt" | "purpose">, bytes: number, now: string): Promise<PhotoInfo> => {
    const { id, kind, digest, width, height, milliseconds, pages } = one;
    const written = await sql`
      insert into files.photo (id, at, kind, digest, bytes, width, height, milliseconds, pages)
      values (${id}, ${now}, ${kind}, ${digest}, ${bytes}, ${width}, ${height}, ${milliseconds}, ${pages}) on conflict (id) do nothing`;
    const first = written.count === 1 ? null : await find(id);
    return first ?? { ...one, owner: null, erasedAt: null, purpose: null };
  };
  return {
    find,
    keep: async (id, bytes, now, from) => {
      const known = await find(id);
      if (known) return known;
      const picture = await acceptPhoto(bytes, from);
      const digest = digestOf(id, picture.full);
      await store.put(digest, picture.full);
      await store.put(`${digest}.thumb`, picture.thumb);
      const { width, height } = picture;
      return write({ id, kind: "photo", width, height, milliseconds: 0, pages: 0, digest }, picture.full.length, now);
    },
    keepVoice: async (id, bytes, now) => {
      const known = await find(id);
      if (known) return known;
      const { wav, milliseconds } = acceptVoice(bytes);
      const digest = digestOf(id, wav);
      await store.put(digest, wav);
      return write({ id, kind: "voice", width: 0, height: 0, milliseconds, pages: 0, digest }, wav.length, now);
    },
    keepPaper: async (id, bytes, now, from) => {
      const known = await find(id);
      if (known) return known;
      const { pdf, pages, full, thumb, width, height } = await acceptPaper(bytes, from);
      const digest = digestOf(id, pdf);
      const names = filesOf(digest);
      await store.put(names.paper, pdf);
      await store.put(names.full, full);
      await store.put(names.thumb, thumb);
      return write({ id, kind: "paper", width, height, milliseconds: 0, pages, digest }, pdf.length, now);
    },
    missing: async (ids, ...kinds) => {
      const rows = await sql<
        { id: string }[]
      >`select id from files.photo where id = any(${ids as string[]}::uuid[]) and kind = any(${kinds}) and erased_at is null`;
      const here = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => !here.has(id));
    },
    read: async (photo, size) => (photo.erasedAt === null ? store.get(filesOf(photo.digest)[size]) : null),
    attach: async (ids, owner, keeping) => {
      const rows = await sql<{ id: string; at: string }[]>`
        select id, at from files.photo where id = any(${ids as string[]}::uuid[]) and stream is null`;
      await sql`
        update files.photo p set home = ${owner.home}, stream = ${owner.id}, purpose = ${keeping?.purpose ?? null}, expires_at = d.expires_at
        from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ at }) => endOf(at, keeping))}::timestamptz[]) as d (id, expires_at)
        where p.id = d.id and p.stream is null`;
    },
    date: async (kinds) => {
      const rows = await sql<{ id: string; at: string; kind: string }[]>`
        select p.id, p.at, s.kind from files.photo p join ledger.stream s on s.home = p.home and s.id = p.stream
        where p.stream is not null and p.expires_at is null and p.erased_at is null and s.kind = any(${[...kinds.keys()]}) order by p.at limit ${BLOCK}`;
      await sql`
        update files.photo p set purpose = d.purpose, expires_at = d.expires_at
        from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ kind }) => kinds.get(kind)?.purpose ?? null)}::text[],
          ${rows.map(({ at, kind }) => endOf(at, kinds.get(kind) ?? null))}::timestamptz[]) as d (id, purpose, expires_at)
        where p.id = d.id`;
      return rows.length;
    },
    sweep: async (now) => {
      const gone = await sql<{ digest: string }[]>`
        delete from files.photo where stream is null and at < ${new Date(Date.parse(now) - LOOSE_MS).toISOString()} returning digest`;
      for (const { digest } of gone) await remove(digest);
      return gone.length;
    },
    removeErased: async () => {
      for (let total = 0; ;) {
        const rows = await sql<{ id: string; digest: string }[]>`
          select id, digest from files.photo where erased_at is not null and digest <> '' order by erased_at limit ${BLOCK}`;
        for (const { digest } of rows) await remove(digest);
        await sql`update files.photo set digest = '' where id = any(${rows.map(({ id }) => id)}::uuid[])`;
        total += rows.length;
        if (rows.length < BLOCK) return total;
      }
    },
  };
}
