import { useState } from "react";
import { useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { consoleWords } from "./words.ts";

/** Small pictures; one opens large. */
export function PhotoList({ ids }: { ids: readonly string[] }) {
  const say = useSay(consoleWords);
  const [at, setAt] = useState<number | null>(null);
  if (ids.length === 0) return null;
  return (
    <div className="c-photos">
      {ids.map((id, index) => (
        <button key={id} type="button" className="c-photo" onClick={() => setAt(index)}>
          <img src={`/api/photos/${id}?size=thumb`} alt={say("console.photoOne", { n: index + 1 })} loading="lazy" />
        </button>
      ))}
      {at === null ? null : (
        <Dialog title={say("console.photoOne", { n: at + 1 })} shape="wide" onClose={() => setAt(null)}>
          <div className="c-viewer">
            <img src={`/api/photos/${ids[at]}?size=full`} alt={say("console.photoOne", { n: at + 1 })} />
          </div>
        </Dialog>
      )}
    </div>
  );
}
