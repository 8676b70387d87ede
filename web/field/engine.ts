import { nextInstant } from "./clock.ts";
import { flush, type FlushEnd } from "./flush.ts";
import { created, retried, type Item, type ItemPhoto, type NewItem } from "./item.ts";
import { openMemory, type Account, type Device, type Memory, type MemoryStore } from "./memory.ts";
import type { DeviceWord, FieldPart, FieldState, Saved, ThisPhone } from "./state.ts";
import { StorageFull } from "./room.ts";
import { destroyVault, openVault, waitingOf, type Vault } from "./store.ts";
import { keyFrom } from "./cipher.ts";
import { isVoice } from "./wav.ts";
import { sendFile } from "./send-file.ts";
import { wire, type Ask } from "./wire.ts";

const DAY_MS = 86_400_000;
/** Without a word from the server a key lives a week, unless the city says otherwise. */
const KEEP_MS = 7 * DAY_MS;
/** The list of devices hears of a phone now and then, not of every glance. */
const RENEW_MS = 3_600_000;
const REMEMBER_SENT_MS = 3 * DAY_MS;
const PACK_FRESH_MS = 60_000;

export type EngineOptions = {
  parts: readonly FieldPart[];
  mint: (nowMs: number) => string;
  /** Whether this phone may go on; with `renew`, the city also hears that it is there and says until when it may be without contact. Null: no word came. */
  device: (ask: Ask, phone: ThisPhone, account: Account | null, renew: boolean) => Promise<DeviceWord | null>;
};

export type SignedIn = { ok: true; mustChange: boolean } | { ok: false; message: string };

export type Engine = {
  state: () => FieldState;
  subscribe: (listener: () => void) => () => void;
  ask: Ask;
  /** ms, corrected by the server's clock as far as it is known. */
  now: () => number;
  start: () => Promise<void>;
  signIn: (login: string, password: string) => Promise<SignedIn>;
  changePassword: (current: string, next: string) => Promise<SignedIn>;
  /** `keep`: what has not been sent stays here, sealed, for its own person. */
  signOut: (keep: boolean) => Promise<void>;
  /** `place`: where the ids of the photos stand in the body, in the order they were given; by itself they stand as `photos`. */
  save: (
    fresh: NewItem,
    photos?: readonly Blob[],
    id?: string,
    place?: (ids: readonly string[]) => Record<string, unknown>,
  ) => Promise<Saved>;
  /** Ids for records made here; they never go back. */
  mint: () => string;
  retry: (id?: string) => Promise<void>;
  discard: (id: string) => Promise<void>;
  /** What is being written, kept through a reload; false when the phone has no room for it. */
  draft: {
    write: (name: string, value: unknown, photos: ReadonlyMap<string, Blob>) => Promise<boolean>;
    read: (name: string) => Promise<{ value: unknown; photos: Map<string, Blob> } | null>;
    clear: (name: string) => Promise<void>;
  };
  contact: (refresh?: boolean) => Promise<void>;
  set: (change: { language?: "zh" | "en"; large?: boolean }) => Promise<void>;
};

type Session = { account: { id: string; name: string; login: string }; grants: Account["grants"]; mustChangePassword: boolean };

const accountOf = ({ account, grants }: Session): Account => ({ id: account.id, name: account.name, login: account.login, grants });
const standing = (account: Account): string =>
  JSON.stringify(account.grants.map(({ role, area, unit }) => `${role} ${area} ${unit}`).sort());
const messageOf = (body: unknown): string => {
  const { message } = (body ?? {}) as { message?: unknown };
  return typeof message === "string" ? message : "";
};

const EMPTY: FieldState = {
  phase: "starting",
  account: null,
  language: "zh",
  large: false,
  items: [],
  sending: null,
  pack: {},
  packAt: null,
  reachable: true,
  syncing: false,
  sessionOver: false,
  mustChange: false,
  moved: false,
  shutOut: false,
  full: false,
  foreign: 0,
  sealed: 0,
  keepDays: 7,
  left: [],
};

/** The phone's working memory: what is kept, what is sent, when, and what the screens know of it. */
export function createEngine({ parts, mint, device }: EngineOptions): Engine {
  let state = EMPTY;
  let memory: Memory;
  let store: MemoryStore;
  let vault: Vault | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const show = (change: Partial<FieldState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const remember = async (change: Partial<Memory>): Promise<void> => {
    memory = { ...memory, ...change };
    try {
      await store.write(change);
    } catch (cause) {
      if (!(cause instanceof StorageFull)) throw cause;
      // It still holds until the app is closed, and is written with the next change once there is room.
      show({ full: true });
    }
  };
  const now = (): number => Date.now() + memory.offsetMs;
  const ask = wire(
    () => state.language,
    (offsetMs) => {
      if (Math.abs(offsetMs - memory.offsetMs) > 1_000) void remember({ offsetMs });
    },
  );
  const mintId = (): string => {
    const at = nextInstant(now(), memory.lastIdMs);
    void remember({ lastIdMs: at });
    return mint(at);
  };
  const reload = async (): Promise<void> => {
    if (vault) show({ items: await vault.items(), foreign: await vault.foreign() });
  };
  const leftHere = async (): Promise<FieldState["left"]> => {
    const found = [];
    for (const [id, name] of Object.entries(memory.left)) {
      const count = await waitingOf(id);
      if (count > 0) found.push({ name, count });
    }
    return found;
  };

  const shutVault = (): void => {
    vault?.close();
    vault = null;
    show({ items: [], pack: {}, packAt: null, sending: null });
  };
  const openWith = async (account: Account, key: CryptoKey): Promise<void> => {
    vault = await openVault(account.id, key);
    await vault.sweep(now() - REMEMBER_SENT_MS);
    const { at, values } = await vault.readPack();
    show({ account, pack: values, packAt: Object.keys(values).length > 0 ? at : null, phase: "open", shutOut: false });
    await reload();
  };
  const lock = async (): Promise<void> => {
    shutVault();
    await remember({ key: null });
    show({ phase: "locked", sealed: memory.account ? await waitingOf(memory.account.id) : 0 });
  };
  const lockWhenOld = async (): Promise<boolean> => {
    const seenAt = Math.max(now(), memory.seenAt);
    await remember({ seenAt });
    if (memory.key === null || seenAt <= memory.keepUntil) return false;
    await lock();
    return true;
  };
  const destroy = async (account: Account | null): Promise<void> => {
    shutVault();
    if (account) await destroyVault(account.id);
    const left = Object.fromEntries(Object.entries(memory.left).filter(([id]) => id !== account?.id));
    await remember({ key: null, account: null, contactAt: 0, keepUntil: 0, left });
    show({ phase: "door", account: null, sessionOver: false, mustChange: false, moved: false, left: await leftHere() });
  };

  const deviceOf = async (account: Account): Promise<Device> => {
    const known = memory.devices[account.id];
    if (known) return known;
    const fresh = { id: mintId(), home: (account.grants[0]?.area ?? "").slice(0, 9).padEnd(9, "0") };
    await remember({ devices: { ...memory.devices, [account.id]: fresh } });
    return fresh;
  };
  /** The city said: not this phone. What it holds of this account is destroyed, and the phone has to be taken in anew under another name. */
  const turnedAway = async (account: Account): Promise<SignedIn> => {
    await destroy(account);
    await remember({ devices: Object.fromEntries(Object.entries(memory.devices).filter(([id]) => id !== account.id)) });
    show({ shutOut: true });
    return { ok: false, message: "" };
  };

  const enter = async (session: Session): Promise<SignedIn> => {
    if (session.mustChangePassword) {
      show({ mustChange: true });
      return { ok: true, mustChange: true };
    }
    const account = accountOf(session);
    const phone = await deviceOf(account);
    const word = await device(ask, { ...phone, publicKey: memory.identity.publicKey }, account, true);
    if (word?.shutOut) return turnedAway(account);
    const answer = await ask("GET", "/api/field/key", { query: { home: phone.home, device: phone.id } });
    const { secret } = (answer.body ?? {}) as { secret?: string };
    if (answer.status !== 200 || !secret) return { ok: false, message: messageOf(answer.body) };
    if (memory.account?.id !== account.id) shutVault();
    const key = await keyFrom(secret);
    const left = Object.fromEntries(Object.entries(memory.left).filter(([id]) => id !== account.id));
    await remember({ account, key, left, contactAt: now(), seenAt: now(), keepUntil: word?.keepUntil ?? now() + KEEP_MS });
    show({ sessionOver: false, mustChange: false });
    if (!vault) await openWith(account, key);
    else show({ account, phase: "open" });
    void navigator.storage?.persist?.();
    void contact(true);
    return { ok: true, mustChange: false };
  };

  /** Whether the session is this person's, and whether the phone may go on at all. */
  const checkIn = async (): Promise<boolean> => {
    const { account } = memory;
    if (!account) return false;
    const answer = await ask("GET", "/api/session");
    show({ reachable: answer.status !== 0 });
    if (answer.status !== 200 && answer.status !== 401) return false;
    const session = answer.status === 200 ? (answer.body as Session) : null;
    const mine = session !== null && session.account.id === account.id && !session.mustChangePassword;
    const phone = { ...(await deviceOf(account)), publicKey: memory.identity.publicKey };
    const renew = now() - memory.contactAt > RENEW_MS;
    const word = await device(ask, phone, mine ? accountOf(session) : null, renew);
    if (word?.shutOut) {
      await turnedAway(account);
      return false;
    }
    show({ sessionOver: !mine });
    if (!mine) return false;
    const fresh = accountOf(session);
    if (standing(fresh) !== standing(account)) {
      await vault?.clearPack();
      show({ pack: {}, packAt: null, moved: true });
    }
    const keepUntil = word?.keepUntil ?? memory.keepUntil;
    await remember({ account: fresh, keepUntil, ...(word?.keepUntil ? { contactAt: now() } : {}) });
    show({ account: fresh, keepDays: Math.max(1, Math.round((keepUntil - now()) / DAY_MS)) });
    return true;
  };

  const sendAll = async (): Promise<FlushEnd> => {
    const open = vault;
    if (!open) return "stopped";
    const work = (): Promise<FlushEnd> =>
      flush({
        store: { ...open, put: async (item) => open.put(item).then(reload) },
        carrier: {
          command: ({ path, body, id }) => ask("POST", path, { body, id }),
          photo: ({ id, voice }, bytes, again) => sendFile(ask, voice ? "voices" : "photos", id, bytes, again),
        },
        now,
        onSending: (sending) => show({ sending }),
      });
    // Two open pages of one phone: one sends.
    if (!("locks" in navigator)) return work();
    return navigator.locks.request("zuji-field-outbox", { ifAvailable: true }, (held) =>
      held ? work() : Promise.resolve("later" as const),
    );
  };

  const fetchPack = async (): Promise<void> => {
    const { account } = memory;
    if (!vault || !account) return;
    const at = now();
    const found: Record<string, unknown> = {};
    for (const part of parts) Object.assign(found, await part.pack(ask, account));
    const got = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));
    if (Object.keys(got).length === 0) return;
    const values = { ...state.pack, ...got };
    show({ pack: values, packAt: at });
    try {
      await vault.writePack(values, at);
      show({ full: false });
    } catch (cause) {
      if (!(cause instanceof StorageFull)) throw cause;
      show({ full: true });
    }
  };

  const endSession = async (): Promise<void> => {
    const answer = await ask("DELETE", "/api/session");
    await remember({ endSession: answer.status === 0 });
  };

  const round = async (refresh: boolean): Promise<void> => {
    if (memory.endSession) await endSession();
    if (!vault || (await lockWhenOld())) return;
    show({ syncing: true });
    try {
      if (!(await checkIn())) return;
      const before = state.items.filter(({ state: one }) => one === "sent").length;
      const end = await sendAll();
      show({ reachable: end !== "offline", sessionOver: end === "stopped" });
      const arrived = state.items.filter(({ state: one }) => one === "sent").length > before;
      const old = state.packAt === null || now() - state.packAt > PACK_FRESH_MS;
      if ((refresh || arrived || old) && end !== "offline" && end !== "stopped") await fetchPack();
    } catch (cause) {
      // Arrived, and no room to write that down: it is sent again by the same id and arrives as the same.
      if (!(cause instanceof StorageFull)) throw cause;
      show({ full: true });
    } finally {
      show({ syncing: false });
      plan();
    }
  };

  const plan = (): void => {
    clearTimeout(timer);
    const waits = state.items.filter((item) => item.state === "waiting").map((item) => item.notBefore - now());
    if (waits.length > 0 && !state.sessionOver)
      timer = setTimeout(() => void contact(), Math.min(60_000, Math.max(3_000, Math.min(...waits))));
  };

  /** One round at a time; what is asked for meanwhile makes one more. */
  const contact = (refresh = false): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      await round(refresh);
      while (again) {
        again = false;
        await round(false);
      }
    })().finally(() => (running = null));
    return running;
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask,
    now,
    mint: mintId,
    contact,
    start: async () => {
      store = await openMemory();
      memory = await store.read();
      show({ language: memory.language, large: memory.large, account: memory.account, left: await leftHere() });
      if (!memory.account) {
        show({ phase: "door" });
        return contact();
      }
      if (memory.key === null) return lock();
      if (await lockWhenOld()) return;
      await openWith(memory.account, memory.key);
      void contact();
    },
    signIn: async (login, password) => {
      const answer = await ask("POST", "/api/session", { body: { login, password } });
      if (answer.status === 200) await remember({ endSession: false });
      if (answer.status === 200) return enter(answer.body as Session);
      return { ok: false, message: answer.status === 0 ? "" : messageOf(answer.body) };
    },
    changePassword: async (current, next) => {
      const answer = await ask("POST", "/api/session/password", { body: { current, next } });
      if (answer.status === 200) return enter(answer.body as Session);
      return { ok: false, message: messageOf(answer.body) };
    },
    signOut: async (keep) => {
      const { account } = memory;
      await endSession();
      if (!account) return;
      if (!keep) return destroy(account);
      await vault?.clearPack();
      shutVault();
      await remember({ key: null, account: null, left: { ...memory.left, [account.id]: account.name } });
      show({ phase: "door", account: null, sessionOver: false, left: await leftHere() });
    },
    save: async (fresh, photos = [], id = mintId(), place = (ids) => (ids.length > 0 ? { photos: ids } : {})) => {
      const { account } = memory;
      if (!vault || !account) return { saved: false, why: "locked" };
      const bytes = new Map<string, Blob>();
      const named: ItemPhoto[] = photos.map((photo) => {
        const photoId = mintId();
        bytes.set(photoId, photo);
        return { id: photoId, bytes: photo.size, sentAt: null, ...(isVoice(photo) ? { voice: true as const } : {}) };
      });
      const pictures = named.filter(({ voice }) => !voice).map((photo) => photo.id);
      const spoken = named.find(({ voice }) => voice);
      const body = { ...fresh.body, ...place(pictures), ...(spoken ? { voice: spoken.id } : {}) };
      const item: Item = created({ ...fresh, body }, id, account.id, named, now());
      try {
        await vault.add(item, bytes);
      } catch (cause) {
        if (cause instanceof StorageFull) return { saved: false, why: "full" };
        throw cause;
      }
      await reload();
      void contact();
      return { saved: true, id };
    },
    retry: async (id) => {
      for (const item of state.items) if (id === undefined || item.id === id) await vault?.put(retried(item));
      await reload();
      await contact();
    },
    draft: {
      write: async (name, value, photos) => {
        try {
          await vault?.writeDraft(name, value, photos);
          return true;
        } catch (cause) {
          if (cause instanceof StorageFull) return false;
          throw cause;
        }
      },
      read: async (name) => (await vault?.readDraft(name)) ?? null,
      clear: async (name) => vault?.clearDraft(name),
    },
    discard: async (id) => {
      await vault?.remove(id);
      await reload();
    },
    set: async (change) => {
      await remember(change);
      show(change);
    },
  };
}
