import { nextInstant } from "./clock.ts";
import { chosenLanguage } from "./language.ts";
import { openMemory, type Account, type Memory, type MemoryStore } from "./memory.ts";
import type { FieldState } from "./state.ts";
import { StorageFull } from "./room.ts";
import { destroyVault, openVault, waitingOf, type Vault } from "./store.ts";
import { proofs, type Proofs } from "./proofs.ts";
import { reasons, type Reasons } from "./reasons.ts";
import { wire, type Ask } from "./wire.ts";

const REMEMBER_SENT_MS = 3 * 86_400_000;

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
  why: null,
  mustChange: false,
  second: "none",
  proof: null,
  provesBy: "password",
  moved: false,
  shutOut: false,
  full: false,
  foreign: 0,
  sealed: 0,
  keepDays: 7,
  left: [],
};

/** What the phone holds: its memory, the vault of whoever is signed in, and what the screens know of both. */
export type Keeping = {
  state: () => FieldState;
  show: (change: Partial<FieldState>) => void;
  subscribe: (listener: () => void) => () => void;
  memory: () => Memory;
  remember: (change: Partial<Memory>) => Promise<void>;
  vault: () => Vault | null;
  ask: Ask;
  why: Pick<Reasons, "give" | "anew">;
  proof: Pick<Proofs, "give" | "later" | "anew">;
  /** ms, corrected by the server's clock as far as it is known. */
  now: () => number;
  /** Ids for records made here; they never go back. */
  mint: () => string;
  begin: () => Promise<void>;
  reload: () => Promise<void>;
  leftHere: () => Promise<FieldState["left"]>;
  openWith: (account: Account, key: CryptoKey) => Promise<void>;
  shutVault: () => void;
  lock: () => Promise<void>;
  /** True when the phone was too long without a word of the city. */
  lockWhenOld: () => Promise<boolean>;
  destroy: (account: Account | null) => Promise<void>;
};

export function createKeeping(mint: (nowMs: number) => string): Keeping {
  let state = EMPTY;
  let memory: Memory;
  let store: MemoryStore;
  let vault: Vault | null = null;
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
  const proof = proofs(
    wire(
      () => state.language,
      (offsetMs) => {
        if (Math.abs(offsetMs - memory.offsetMs) > 1_000) void remember({ offsetMs });
      },
    ),
    (words) => show({ proof: words }),
  );
  const line = reasons(proof.ask, (why) => show({ why }));
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
    // Words of one person never go along with what another asks.
    line.give(null);
    line.anew();
    proof.later();
    proof.anew();
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
    show({ phase: "door", account: null, sessionOver: false, mustChange: false, second: "none", moved: false, left: await leftHere() });
  };

  return {
    state: () => state,
    show,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    memory: () => memory,
    remember,
    vault: () => vault,
    ask: line.ask,
    why: line,
    proof,
    now,
    mint: mintId,
    begin: async () => {
      store = await openMemory();
      const known = await store.read();
      memory = { ...known, language: chosenLanguage() ?? known.language };
      show({ language: memory.language, large: memory.large, account: memory.account, left: await leftHere() });
    },
    reload,
    leftHere,
    openWith,
    shutVault,
    lock,
    lockWhenOld,
    destroy,
  };
}
