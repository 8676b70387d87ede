import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { roomFor } from "./room.ts";

export type Grant = { role: string; area: string; unit: string; until: string | null; delegatedBy: string | null };
export type Account = { id: string; name: string; login: string; grants: readonly Grant[] };

/** This phone in the hands of one account: the city's list of devices names it so. `fresh`: the city has not heard of it yet. */
export type Device = { id: string; home: string; fresh?: true };
/** By which the phone can be known again; the private half can be used, never read out. */
type Identity = { publicKey: string; privateKey: CryptoKey };

/** What the phone itself remembers, whoever works with it. */
export type Memory = {
  identity: Identity;
  devices: Readonly<Record<string, Device>>;
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

const START: Omit<Memory, "identity"> = {
  devices: {},
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

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

async function newIdentity(): Promise<Identity> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  return { publicKey: base64url(await crypto.subtle.exportKey("spki", pair.publicKey)), privateKey: pair.privateKey };
}

export async function openMemory(): Promise<MemoryStore> {
  const db: IDBPDatabase<Shape> = await openDB<Shape>("zuji-field", 1, { upgrade: (fresh) => void fresh.createObjectStore("memory") });
  const write = async (change: Partial<Memory>): Promise<void> => {
    await roomFor(async () => {
      const tx = db.transaction("memory", "readwrite");
      await Promise.all([...Object.entries(change).map(([name, value]) => tx.store.put(value, name)), tx.done]);
    });
  };
  return {
    write,
    read: async () => {
      const [names, values] = await Promise.all([db.getAllKeys("memory"), db.getAll("memory")]);
      const known = Object.fromEntries(names.map((name, index) => [name, values[index]])) as Partial<Memory>;
      if (known.identity) return { ...START, ...known, identity: known.identity };
      const identity = await newIdentity();
      await write({ identity });
      return { ...START, ...known, identity };
    },
  };
}
