import { created, retried, type Item, type ItemPhoto, type NewItem } from "./item.ts";
import { createKeeping } from "./keeping.ts";
import { chooseLanguage } from "./language.ts";
import type { FieldPart, FieldState, Saved } from "./state.ts";
import { StorageFull } from "./room.ts";
import { createRounds } from "./rounds.ts";
import { createSession, type AskDevice, type SignedIn } from "./session.ts";
import { isVoice } from "./wav.ts";
import type { Proven } from "./proofs.ts";
import type { Ask } from "./wire.ts";

export type { SignedIn } from "./session.ts";

export type EngineOptions = {
  parts: readonly FieldPart[];
  mint: (nowMs: number) => string;
  device: AskDevice;
};

export type Engine = {
  state: () => FieldState;
  subscribe: (listener: () => void) => () => void;
  ask: Ask;
  /** ms, corrected by the server's clock as far as it is known. */
  now: () => number;
  start: () => Promise<void>;
  signIn: (login: string, password: string) => Promise<SignedIn>;
  /** The authenticator's code, after the password; null: not now, back to the password. */
  giveSecond: (code: string | null) => Promise<SignedIn>;
  /** A fresh proof where the server wants one; null: not now. */
  giveProof: (typed: string | null) => Promise<Proven>;
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
  /** What lies beside an item: a photo, a spoken note; null when the phone no longer has it. */
  file: (id: string) => Promise<Blob | null>;
  retry: (id?: string) => Promise<void>;
  discard: (id: string) => Promise<void>;
  /** What is being written, kept through a reload; false when the phone has no room for it. */
  draft: {
    write: (name: string, value: unknown, photos: ReadonlyMap<string, Blob>) => Promise<boolean>;
    read: (name: string) => Promise<{ value: unknown; photos: Map<string, Blob> } | null>;
    clear: (name: string) => Promise<void>;
  };
  contact: (refresh?: boolean) => Promise<void>;
  /** Why something is opened that opens only with a reason; null: not now. */
  giveReason: (reason: string | null) => void;
  set: (change: { language?: "zh" | "en"; large?: boolean }) => Promise<void>;
};

/** The phone's working memory: what is kept, what is sent, when, and what the screens know of it. */
export function createEngine({ parts, mint, device }: EngineOptions): Engine {
  const keeping = createKeeping(mint);
  const session = createSession(keeping, device, () => void contact(true));
  const contact = createRounds(keeping, parts, session);

  return {
    state: keeping.state,
    subscribe: keeping.subscribe,
    ask: keeping.ask,
    now: keeping.now,
    mint: keeping.mint,
    contact: (refresh = false) => {
      if (refresh) keeping.why.anew();
      if (refresh) keeping.proof.anew();
      return contact(refresh);
    },
    giveReason: (reason) => {
      keeping.why.give(reason);
      if (reason !== null) void contact(true);
    },
    signIn: session.signIn,
    giveSecond: async (code) => {
      if (code !== null) return session.giveSecond(code);
      keeping.show({ second: "none" });
      await session.endSession();
      return { ok: true, mustChange: false };
    },
    giveProof: async (typed) => {
      if (typed === null) {
        keeping.proof.later();
        return { ok: true };
      }
      const proven = await keeping.proof.give(keeping.state().provesBy, typed);
      if (proven.ok) void contact(true);
      return proven;
    },
    changePassword: session.changePassword,
    signOut: session.signOut,
    start: async () => {
      await keeping.begin();
      const { account, key } = keeping.memory();
      if (!account) {
        keeping.show({ phase: "door" });
        return contact();
      }
      if (key === null) return keeping.lock();
      if (await keeping.lockWhenOld()) return;
      await keeping.openWith(account, key);
      void contact();
    },
    save: async (fresh, photos = [], id = keeping.mint(), place = (ids) => (ids.length > 0 ? { photos: ids } : {})) => {
      const { account } = keeping.memory();
      const vault = keeping.vault();
      if (!vault || !account) return { saved: false, why: "locked" };
      const bytes = new Map<string, Blob>();
      const named: ItemPhoto[] = photos.map((photo) => {
        const photoId = keeping.mint();
        bytes.set(photoId, photo);
        return { id: photoId, bytes: photo.size, sentAt: null, ...(isVoice(photo) ? { voice: true as const } : {}) };
      });
      const pictures = named.filter(({ voice }) => !voice).map((photo) => photo.id);
      const spoken = named.find(({ voice }) => voice);
      const body = { ...fresh.body, ...place(pictures), ...(spoken ? { voice: spoken.id } : {}) };
      const item: Item = created({ ...fresh, body }, id, account.id, named, keeping.now());
      try {
        await vault.add(item, bytes);
      } catch (cause) {
        if (cause instanceof StorageFull) return { saved: false, why: "full" };
        throw cause;
      }
      await keeping.reload();
      void contact();
      return { saved: true, id };
    },
    file: async (id) => (await keeping.vault()?.photo(id)) ?? null,
    retry: async (id) => {
      try {
        for (const item of keeping.state().items) if (id === undefined || item.id === id) await keeping.vault()?.put(retried(item));
      } catch (cause) {
        if (!(cause instanceof StorageFull)) throw cause;
        // It stands as it stood; what may go goes, and that makes room.
        keeping.show({ full: true });
      }
      await keeping.reload();
      await contact();
    },
    draft: {
      write: async (name, value, photos) => {
        try {
          await keeping.vault()?.writeDraft(name, value, photos);
          return true;
        } catch (cause) {
          if (cause instanceof StorageFull) return false;
          throw cause;
        }
      },
      read: async (name) => (await keeping.vault()?.readDraft(name)) ?? null,
      clear: async (name) => keeping.vault()?.clearDraft(name),
    },
    discard: async (id) => {
      await keeping.vault()?.remove(id);
      await keeping.reload();
    },
    set: async (change) => {
      await keeping.remember(change);
      keeping.show(change);
      if (change.language) chooseLanguage(change.language);
      // Names of places and reasons come from the server in the language they were asked in.
      if (change.language && keeping.vault()) void contact(true);
    },
  };
}
