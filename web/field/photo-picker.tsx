/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon, shrinkPhoto } from "#web/parts";
import { useField, useSay } from "./context.tsx";
import { fieldWords } from "./words.ts";

export type Photos = ReadonlyMap<string, Blob>;

const AT_MOST = 6;

const sizeOf = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function Thumb({ photo, label, remove, onRemove }: { photo: Blob; label: string; remove: string; onRemove: () => void }) {
  const url = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <li class="f-thumb">
      <img src={url} alt={label} />
      <button type="button" class="f-thumb-remove" aria-label={remove} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

function Choose({ label, camera, busy, onFiles }: { label: string; camera: boolean; busy: boolean; onFiles: (files: File[]) => void }) {
  return (
    <label class={`f-button ${camera ? "primary f-camera" : "quiet"}${busy ? " busy" : ""}`}>
      <Icon name="camera" /> {label}
      <input
        class="f-file"
        type="file"
        accept="image/*"
        multiple={!camera}
        capture={camera ? "environment" : undefined}
        disabled={busy}
        onChange={(event) => {
          const input = event.currentTarget;
          onFiles([...(input.files ?? [])]);
          input.value = "";
        }}
      />
    </label>
  );
}

/** Camera first; each photo is drawn anew smaller on the phone, and only the drawing is kept. */
export function PhotoPicker({ photos, onPhotos, first }: { photos: Photos; onPhotos: (photos: Photos) => void; first?: string }) {
  const { engine } = useField();
  const say = useSay(fieldWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  // Making a photo smaller takes its time: what is there by then counts, not what was there before.
  const there = useRef(photos);
  there.current = photos;
  const add = async (files: readonly File[]): Promise<void> => {
    setProblem("");
    setBusy(true);
    const made = new Map<string, Blob>();
    for (const file of files) {
      if (there.current.size + made.size >= AT_MOST) {
        setProblem(say("photo.many", { n: AT_MOST }));
        break;
      }
      try {
        made.set(engine.mint(), await shrinkPhoto(file));
      } catch {
        // Too large for this phone's memory, or no picture: the others and all that was typed stay.
        setProblem(say("photo.bad", { size: sizeOf(file.size) }));
      }
    }
    setBusy(false);
    if (made.size > 0) onPhotos(new Map([...there.current, ...made]));
  };
  const without = (id: string): void => onPhotos(new Map([...photos].filter(([one]) => one !== id)));
  return (
    <div class="f-photos">
      {photos.size > 0 ? (
        <ul class="f-thumbs">
          {[...photos].map(([id, photo], index) => (
            <Thumb
              key={id}
              photo={photo}
              label={say("photo.of", { n: index + 1 })}
              remove={say("photo.remove", { n: index + 1 })}
              onRemove={() => without(id)}
            />
          ))}
        </ul>
      ) : null}
      <div class="f-row">
        <Choose
          camera
          busy={busy}
          label={photos.size > 0 ? say("photo.more") : (first ?? say("photo.take"))}
          onFiles={(files) => void add(files)}
        />
        <Choose camera={false} busy={busy} label={say("photo.choose")} onFiles={(files) => void add(files)} />
      </div>
      <p class="f-hint" role="status">
        {busy ? say("photo.working") : problem ? <span class="f-problem">{problem}</span> : say("photo.none")}
      </p>
    </div>
  );
}
