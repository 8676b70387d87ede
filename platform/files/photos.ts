import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import { acceptPhoto } from "./photo.ts";
import type { FileStore } from "./store.ts";

export type PhotoInfo = { id: string; width: number; height: number; owner: StreamKey | null; digest: string };

type Row = { id: string; width: number; height: number; home: string | null; stream: string | null; digest: string };

const LOOSE_MS = 24 * 3_600_000;

const infoOf = (row: Row): PhotoInfo => ({
  id: row.id,
  width: row.width,
  height: row.height,
  digest: row.digest,
  owner: row.home !== null && row.stream !== null ? { home: row.home, id: row.stream } : null,
});

export type Photos = {
  /** Takes and keeps a photo; the same id again gives what it gave first. Refuses as `acceptPhoto` does. */
  keep: (id: string, bytes: Buffer, now: string) => Promise<PhotoInfo>;
  find: (id: string) => Promise<PhotoInfo | null>;
  read: (photo: PhotoInfo, size: "thumb" | "full") => Promise<Buffer | null>;
  /** Ties photos to the record that names them; the first record keeps them. */
  attach: (ids: readonly string[], owner: StreamKey) => Promise<void>;
  /** Removes photos no record named within a day. Returns how many. */
  sweep: (now: string) => Promise<number>;
};

export function openPhotoStore(sql: Sql, store: FileStore): Photos {
  const find = async (id: string): Promise<PhotoInfo | null> => {
    const [row] = await sql<Row[]>`select id, width, height, home, stream, digest from files.photo where id = ${id}`;
    return row ? infoOf(row) : null;
  };
  return {
    find,
    keep: async (id, bytes, now) => {
      const known = await find(id);
      if (known) return known;
      const picture = await acceptPhoto(bytes);
      // Named by photo and content: no two photos share a file, so removing one can never take another's that is just being kept.
      const digest = createHash("sha256").update(id).update(picture.full).digest("hex");
      await store.put(digest, picture.full);
      await store.put(`${digest}.thumb`, picture.thumb);
      const written = await sql`
        insert into files.photo (id, at, digest, bytes, width, height) values (${id}, ${now}, ${digest}, ${picture.full.length}, ${picture.width}, ${picture.height})
        on conflict (id) do nothing`;
      const first = written.count === 1 ? null : await find(id);
      return first ?? { id, width: picture.width, height: picture.height, digest, owner: null };
    },
    read: (photo, size) => store.get(size === "thumb" ? `${photo.digest}.thumb` : photo.digest),
    attach: async (ids, owner) => {
      await sql`update files.photo set home = ${owner.home}, stream = ${owner.id} where id = any(${ids as string[]}::uuid[]) and stream is null`;
    },
    sweep: async (now) => {
      const gone = await sql<{ digest: string }[]>`
        delete from files.photo where stream is null and at < ${new Date(Date.parse(now) - LOOSE_MS).toISOString()} returning digest`;
      for (const { digest } of gone) {
        const [kept] = await sql`select 1 from files.photo where digest = ${digest} limit 1`;
        if (kept) continue;
        await store.remove(digest);
        await store.remove(`${digest}.thumb`);
      }
      return gone.length;
    },
  };
}
