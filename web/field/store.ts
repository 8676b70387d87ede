import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { openBytes, openJson, sealBytes, sealJson, type Sealed } from "./cipher.ts";
import type { OutboxStore } from "./flush.ts";
import type { Item } from "./item.ts";
import { roomFor } from "./room.ts";
import { upgraded } from "./upgrade.ts";

type SealedPhoto = { nonce: Uint8Array<ArrayBuffer>; cipher: Blob };
/** Rows of the first version lie in clear, until the first opening seals them. */
type OutboxRow = { id: string; state: string; sealed?: Sealed };
type PhotoRow = { id: string; item: string; sealed?: SealedPhoto; blob?: Blob; type?: string };
type PackRow = { name: string; at: number; sealed: Sealed };
type DraftRow = { name: string; sealed: Sealed };
/** Photos of a draft lie beside those of items, under this name instead of an item's id. */
const draftItem = (name: string): string => `draft ${name}`;

interface Shape extends DBSchema {
  outbox: { key: string; value: OutboxRow };
  photos: { key: string; value: PhotoRow; indexes: { item: string } };
  pack: { key: string; value: PackRow };
  drafts: { key: string; value: DraftRow };
}

const VERSION = 2;
const nameOf = (account: string): string => `zuji-field-${account}`;

function open(account: string): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(nameOf(account), VERSION, {
    upgrade: (db, from) => {
      if (from < 1) {
        db.createObjectStore("outbox", { keyPath: "id" });
        db.createObjectStore("photos", { keyPath: "id" }).createIndex("item", "item");
      }
      if (from < 2) {
        db.createObjectStore("pack", { keyPath: "name" });
        db.createObjectStore("drafts", { keyPath: "name" });
      }
    },
    // An older page of the app still open must not hold back the new one's upgrade.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

export type Vault = OutboxStore & {
  /** An item with its photos, or neither. Throws StorageFull. */
  add: (item: Item, photos: ReadonlyMap<string, Blob>) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Rows a newer version of the app wrote: kept, not touched. */
  foreign: () => Promise<number>;
  readPack: () => Promise<{ at: number; values: Record<string, unknown> }>;
  /** Replaces what was packed, whole: what is no longer this person's is gone with it. Throws StorageFull. */
  writePack: (values: Readonly<Record<string, unknown>>, at: number) => Promise<void>;
  clearPack: () => Promise<void>;
  /** What belongs to grids that are no longer this person's: the pack, and what was begun there. A report may be about anywhere, and stays. */
  letGo: () => Promise<void>;
  /** What is being written: a phone that opens its camera may end the app behind it. Throws StorageFull. */
  writeDraft: (name: string, value: unknown, photos: ReadonlyMap<string, Blob>) => Promise<void>;
  readDraft: (name: string) => Promise<{ value: unknown; photos: Map<string, Blob> } | null>;
  clearDraft: (name: string) => Promise<void>;
  /** What has arrived is forgotten after `beforeMs`. */
  sweep: (beforeMs: number) => Promise<void>;
  close: () => void;
};

const itemIn = async (key: CryptoKey, row: OutboxRow): Promise<Item | null> => upgraded(row.sealed ? await openJson(key, row.sealed) : row);

const rowFor = async (key: CryptoKey, item: Item): Promise<OutboxRow> => ({
  id: item.id,
  state: item.state,
  sealed: await sealJson(key, item),
});

async function sealedPhoto(key: CryptoKey, photo: Blob): Promise<SealedPhoto> {
  const { nonce, cipher } = await sealBytes(key, await photo.arrayBuffer());
  return { nonce, cipher: new Blob([cipher]) };
}

async function photoIn(key: CryptoKey, row: PhotoRow): Promise<Blob | null> {
  if (row.blob) return row.blob;
  if (!row.sealed) return null;
  const bytes = await openBytes(key, { nonce: row.sealed.nonce, cipher: await row.sealed.cipher.arrayBuffer() });
  return new Blob([bytes], { type: row.type ?? "image/jpeg" });
}

/** Seals what the first version left in clear. */
async function adopt(db: IDBPDatabase<Shape>, key: CryptoKey): Promise<void> {
  for (const row of await db.getAll("outbox")) {
    const item = row.sealed ? null : await itemIn(key, row);
    if (item) await db.put("outbox", await rowFor(key, item));
  }
  for (const row of await db.getAll("photos")) {
    if (row.blob) await db.put("photos", { id: row.id, item: row.item, sealed: await sealedPhoto(key, row.blob) });
  }
}

function draftsIn(db: IDBPDatabase<Shape>, key: CryptoKey): Pick<Vault, "writeDraft" | "readDraft" | "clearDraft"> {
  const clearDraft = async (name: string): Promise<void> => {
    const tx = db.transaction(["drafts", "photos"], "readwrite");
    await tx.objectStore("drafts").delete(name);
    const photos = tx.objectStore("photos");
    for (const id of await photos.index("item").getAllKeys(draftItem(name))) await photos.delete(id);
    await tx.done;
  };
  return {
    clearDraft,
    readDraft: async (name) => {
      const row = await db.get("drafts", name);
      if (!row) return null;
      const photos = new Map<string, Blob>();
      for (const one of await db.getAllFromIndex("photos", "item", draftItem(name))) {
        const photo = await photoIn(key, one);
        if (photo) photos.set(one.id, photo);
      }
      return { value: await openJson(key, row.sealed), photos };
    },
    writeDraft: async (name, value, photos) => {
      const row: DraftRow = { name, sealed: await sealJson(key, value) };
      const known = new Set(await db.getAllKeysFromIndex("photos", "item", draftItem(name)));
      const fresh: PhotoRow[] = [];
      for (const [id, photo] of photos)
        if (!known.has(id)) fresh.push({ id, item: draftItem(name), sealed: await sealedPhoto(key, photo), type: photo.type });
      await roomFor(async () => {
        const tx = db.transaction(["drafts", "photos"], "readwrite");
        const store = tx.objectStore("photos");
        const gone = [...known].filter((id) => !photos.has(id)).map((id) => store.delete(id));
        await Promise.all([tx.objectStore("drafts").put(row), ...fresh.map((one) => store.put(one)), ...gone, tx.done]);
      });
    },
  };
}

/** Everything of one account on this phone, readable with its key only. */
export async function openVault(account: string, key: CryptoKey): Promise<Vault> {
  const db = await open(account);
  await adopt(db, key);
  const drafts = draftsIn(db, key);
  const put = async (item: Item): Promise<void> => {
    const row = await rowFor(key, item);
    await roomFor(async () => {
      const tx = db.transaction(["outbox", "photos"], "readwrite");
      await tx.objectStore("outbox").put(row);
      if (item.state === "sent") {
        const photos = tx.objectStore("photos");
        for (const id of await photos.index("item").getAllKeys(item.id)) await photos.delete(id);
      }
      await tx.done;
    });
  };
  const items = async (): Promise<Item[]> => {
    const found: Item[] = [];
    for (const row of await db.getAll("outbox")) {
      const item = await itemIn(key, row);
      if (item) found.push(item);
    }
    return found;
  };
  return {
    items,
    put,
    photo: async (id) => {
      const row = await db.get("photos", id);
      return row ? photoIn(key, row) : null;
    },
    add: async (item, photos) => {
      const row = await rowFor(key, item);
      const rows: PhotoRow[] = [];
      for (const [id, photo] of photos) rows.push({ id, item: item.id, sealed: await sealedPhoto(key, photo), type: photo.type });
      await roomFor(async () => {
        const tx = db.transaction(["outbox", "photos"], "readwrite");
        // All at once and all awaited: a full phone refuses any of them, and the transaction with it.
        await Promise.all([...rows.map((one) => tx.objectStore("photos").put(one)), tx.objectStore("outbox").put(row), tx.done]);
      });
    },
    remove: async (id) => {
      const tx = db.transaction(["outbox", "photos"], "readwrite");
      await tx.objectStore("outbox").delete(id);
      for (const photo of await tx.objectStore("photos").index("item").getAllKeys(id)) await tx.objectStore("photos").delete(photo);
      await tx.done;
    },
    foreign: async () => {
      let count = 0;
      for (const row of await db.getAll("outbox")) if ((await itemIn(key, row)) === null) count += 1;
      return count;
    },
    readPack: async () => {
      const rows = await db.getAll("pack");
      const values: Record<string, unknown> = {};
      for (const { name, sealed } of rows) values[name] = await openJson(key, sealed);
      return { at: Math.min(...rows.map(({ at }) => at), Number.MAX_SAFE_INTEGER), values };
    },
    writePack: async (values, at) => {
      const rows: PackRow[] = [];
      for (const [name, value] of Object.entries(values)) rows.push({ name, at, sealed: await sealJson(key, value) });
      await roomFor(async () => {
        const tx = db.transaction("pack", "readwrite");
        await Promise.all([tx.store.clear(), ...rows.map((row) => tx.store.put(row)), tx.done]);
      });
    },
    clearPack: () => db.clear("pack"),
    letGo: async () => {
      await db.clear("pack");
      for (const name of await db.getAllKeys("drafts")) if (name !== "report") await drafts.clearDraft(name);
    },
    ...drafts,
    sweep: async (beforeMs) => {
      for (const item of await items()) if (item.state === "sent" && (item.sentAt ?? 0) < beforeMs) await db.delete("outbox", item.id);
    },
    close: () => db.close(),
  };
}

/** How many things not yet sent lie here, told without the key. */
export async function waitingOf(account: string): Promise<number> {
  const db = await open(account);
  const rows = await db.getAll("outbox");
  db.close();
  return rows.filter(({ state }) => state !== "sent").length;
}

export async function destroyVault(account: string): Promise<void> {
  const db = await open(account);
  for (const name of ["outbox", "photos", "pack", "drafts"] as const) await db.clear(name);
  db.close();
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(nameOf(account));
    // Another page of the app may still hold it: it is empty already.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
