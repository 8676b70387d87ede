import { useState, type KeyboardEvent } from "react";
import { Dialog, Icon, useLanguage, useSay } from "#web/console";
import { aside } from "#web/words";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

/** Thumbnails; one opens the viewer, the arrow keys go on. */
export function PhotoStrip({ photos: all, erased }: { photos: CaseView["photoIds"]; erased: readonly string[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const photos = all.filter(({ id }) => !erased.includes(id));
  const gone = all.length - photos.length;
  const [at, setAt] = useState<number | null>(null);
  const name = (index: number) => say(photos[index]?.of === "result" ? "case.photoOfResult" : "case.photoOfReport", { n: index + 1 });
  const photo = at === null ? undefined : photos[at];
  const move = (by: number) => setAt((now) => (now === null ? null : (now + by + photos.length) % photos.length));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") move(1);
    if (event.key === "ArrowLeft") move(-1);
  };
  return (
    <div className="c-photos">
      {photos.map((one, index) => (
        <button key={one.id} type="button" className={`c-photo c-photo-${one.of}`} onClick={() => setAt(index)}>
          <img src={`/api/photos/${one.id}?size=thumb`} alt={name(index)} loading="lazy" />
        </button>
      ))}
      {gone > 0 ? <span className="c-muted">{say("case.photosErased", { n: gone })}</span> : null}
      {photo && at !== null ? (
        <Dialog title={`${name(at)}${aside(`${at + 1}/${photos.length}`, language)}`} shape="wide" onClose={() => setAt(null)}>
          <div onKeyDown={onKey} className="c-viewer">
            <img src={`/api/photos/${photo.id}?size=full`} alt={name(at)} />
            {photos.length > 1 ? (
              <div className="c-row">
                <button type="button" className="c-link" onClick={() => move(-1)}>
                  <Icon name="left" /> {say("case.previous")}
                </button>
                <button type="button" className="c-link" onClick={() => move(1)} autoFocus>
                  {say("case.nextOne")} <Icon name="right" />
                </button>
              </div>
            ) : null}
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
