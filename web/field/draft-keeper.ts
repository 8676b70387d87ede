import type { Engine } from "./engine.ts";
import { isVoice } from "./wav.ts";

type Photos = ReadonlyMap<string, Blob>;

export type Written<T> = {
  form: T;
  photos: Photos;
  voice: Blob | null;
  /** It goes on from what was not finished before. */
  found: boolean;
  /** The phone has no room for it. */
  full: boolean;
};

export type DraftKeeper<T> = {
  /** Reads what was not finished before; what was written meanwhile stays, and the rest is taken from there. */
  begin: () => Promise<void>;
  /** Only what is named changes; all else stays as it is by now. */
  set: (part: Partial<T>) => void;
  setPhotos: (photos: Photos) => void;
  setVoice: (voice: Blob | null) => void;
  clear: () => Promise<void>;
};

/** A form as it grows, kept under its name. A photo is made smaller and a voice recorded while somebody types on: none of them may undo the other. */
export function keepDraft<T extends object>(
  { draft, mint }: Pick<Engine, "draft" | "mint">,
  name: string,
  empty: T,
  show: (written: Written<T>) => void,
): DraftKeeper<T> {
  const blank: Written<T> = { form: empty, photos: new Map(), voice: null, found: false, full: false };
  let now = blank;
  let own: Partial<T> = {};
  let spoken: "none" | "own" = "none";
  let gone = false;
  // A draft's files lie under ids: a new recording takes a new one, so that the old is let go.
  let spokenId = "";
  // One after the other: the last word wins, and nothing is written after the draft was let go.
  let chain: Promise<unknown> = Promise.resolve();
  const put = (part: Partial<Written<T>>): void => {
    now = { ...now, ...part };
    show(now);
  };
  const write = (): void => {
    chain = chain.then(async () => {
      const { form, photos, voice } = now;
      const kept = await draft.write(name, form, voice ? new Map([...photos, [spokenId, voice]]) : photos);
      if (now.full === kept) put({ full: !kept });
    });
  };
  return {
    begin: async () => {
      const read = async (): Promise<void> => {
        const found = await draft.read(name);
        if (!found || gone) return;
        const voice = [...found.photos].find(([, one]) => isVoice(one));
        if (voice && spoken === "none") spokenId = voice[0];
        put({
          form: { ...(found.value as T), ...own },
          photos: new Map([...[...found.photos].filter(([, one]) => !isVoice(one)), ...now.photos]),
          voice: spoken === "own" ? now.voice : (voice?.[1] ?? null),
          found: true,
        });
      };
      chain = chain.then(read);
      await chain;
    },
    set: (part) => {
      own = { ...own, ...part };
      put({ form: { ...now.form, ...part } });
      write();
    },
    setPhotos: (photos) => {
      put({ photos });
      write();
    },
    setVoice: (voice) => {
      spoken = "own";
      spokenId = mint();
      put({ voice });
      write();
    },
    clear: async () => {
      gone = true;
      own = {};
      chain = chain.then(() => draft.clear(name));
      await chain;
      spoken = "none";
      // Whoever has begun anew meanwhile keeps it.
      put({ ...blank, form: { ...empty, ...own } });
      if (Object.keys(own).length > 0) write();
    },
  };
}
