import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type Grant = { role: string; area: string; unit: string; until: string | null; delegatedBy: string | null };
export type Account = { id: string; name: string; login: string; grants: readonly Grant[] };

/** What the phone itself remembers, whoever works with it. */
export type Memory = {
  device: string;
  account: Account | null;
  key: CryptoKey | null;
  /** Last time the server answered this account, corrected, ms. */
  contactAt: number;
  /** The furthest instant ever seen: a clock set back does not make a key younger. */
  seenAt: number;
  /** Until when the key may be used without having heard from the server. */
  keepUntil: number;
  /** People who signed out and left things here that only they can send, by account id. */
  left: Readonly<Record<string, string>>;
  /** Somebody signed out without a network: the server is told with the next contact. */
  endSession: boolean;
  offsetMs: number;
  lastIdMs: number;
  language: "zh" | "en";
  large: boolean;
};

interface Shape extends DBSchema {
  memory: { key: string; value: unknown };
}

const START: Omit<Memory, "device"> = {
  account: null,
  key: null,
  contactAt: 0,
  seenAt: 0,
  keepUntil: 0,
  left: {},
  endSession: false,
  offsetMs: 0,
  lastIdMs: 0,
  language: "zh",
  large: false,
};

export type MemoryStore = { read: () => Promise<Memory>; write: (change: Partial<Memory>) => Promise<void> };

export async function openMemory(newDevice: () => string): Promise<MemoryStore> {
  const db: IDBPDatabase<Shape> = await openDB<Shape>("zuji-field", 1, { upgrade: (fresh) => void fresh.createObjectStore("memory") });
  const write = async (change: Partial<Memory>): Promise<void> => {
    const tx = db.transaction("memory", "readwrite");
    for (const [name, value] of Object.entries(change)) await tx.store.put(value, name);
    await tx.done;
  };
  return {
    write,
    read: async () => {
      const [names, values] = await Promise.all([db.getAllKeys("memory"), db.getAll("memory")]);
      const known = Object.fromEntries(names.map((name, index) => [name, values[index]])) as Partial<Memory>;
      if (known.device) return { ...START, ...known, device: known.device };
      const device = newDevice();
      await write({ device });
      return { ...START, ...known, device };
    },
  };
}
