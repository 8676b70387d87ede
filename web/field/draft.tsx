/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from "preact/hooks";
import { useField, useSay } from "./context.tsx";
import { keepDraft, type DraftKeeper, type Written } from "./draft-keeper.ts";
import { fieldWords } from "./words.ts";

export type Draft<T> = Written<T> & Omit<DraftKeeper<T>, "begin">;

/** A form, kept sealed on the phone under its name as it grows: opening the camera may end the app behind it. */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const { engine } = useField();
  const [fresh] = useState(empty);
  const [written, show] = useState<Written<T>>({ form: fresh, photos: new Map(), voice: null, found: false, full: false });
  const keeper = useMemo(() => keepDraft(engine, name, fresh, show), [engine, name, fresh]);
  useEffect(() => void keeper.begin(), [keeper]);
  return { ...written, ...keeper };
}

/** What there is to say of a draft: that it goes on from before, with a way to begin anew, and that there is no room for it. */
export function DraftNote({ draft }: { draft: Pick<Draft<object>, "found" | "full" | "clear"> }) {
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
