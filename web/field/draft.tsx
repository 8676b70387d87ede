/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { useField, useSay } from "./context.tsx";
import type { Photos } from "./photo-picker.tsx";
import { isVoice } from "./wav.ts";
import { fieldWords } from "./words.ts";

export type Draft<T> = {
  form: T;
  photos: Photos;
  voice: Blob | null;
  set: (form: T, photos?: Photos, voice?: Blob | null) => void;
  clear: () => Promise<void>;
  /** It goes on from what was not finished before. */
  found: boolean;
  /** The phone has no room for it. */
  full: boolean;
};

/** A form, kept sealed on the phone under its name as it grows: opening the camera may end the app behind it. */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const { engine } = useField();
  const [fresh] = useState(empty);
  const [form, setForm] = useState(fresh);
  const [photos, setPhotos] = useState<Photos>(new Map());
  const [voice, setVoice] = useState<Blob | null>(null);
  // A draft's files lie under ids: a new recording takes a new one, so that the old is let go.
  const spokenId = useRef("");
  // One write after the other: the last word wins, and nothing is written after the draft was let go.
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const [found, setFound] = useState(false);
  const [full, setFull] = useState(false);
  useEffect(() => {
    void engine.draft.read(name).then((draft) => {
      if (!draft) return;
      setForm(draft.value as T);
      setPhotos(new Map([...draft.photos].filter(([, one]) => !isVoice(one))));
      const spoken = [...draft.photos].find(([, one]) => isVoice(one));
      spokenId.current = spoken?.[0] ?? "";
      setVoice(spoken?.[1] ?? null);
      setFound(true);
    });
  }, [engine, name]);
  return {
    form,
    photos,
    voice,
    found,
    full,
    set: (next, more = photos, spoken = voice) => {
      setForm(next);
      setPhotos(more);
      setVoice(spoken);
      if (spoken !== voice) spokenId.current = engine.mint();
      const files = spoken ? new Map([...more, [spokenId.current, spoken]]) : more;
      writing.current = writing.current.then(() => engine.draft.write(name, next, files)).then((kept) => setFull(!kept));
    },
    clear: async () => {
      writing.current = writing.current.then(() => engine.draft.clear(name));
      await writing.current;
      setForm(fresh);
      setPhotos(new Map());
      setVoice(null);
      setFound(false);
      setFull(false);
    },
  };
}

/** What there is to say of a draft: that it goes on from before, with a way to begin anew, and that there is no room for it. */
export function DraftNote({ draft }: { draft: Pick<Draft<unknown>, "found" | "full" | "clear"> }) {
  const say = useSay(fieldWords);
  return (
    <>
      {draft.found ? (
        <p class="f-hint">
          {say("draft.found")}{" "}
          <button type="button" class="f-link" onClick={() => void draft.clear()}>
            {say("draft.clear")}
          </button>
        </p>
      ) : null}
      {draft.full ? <p class="f-problem">{say("save.draft")}</p> : null}
    </>
  );
}
