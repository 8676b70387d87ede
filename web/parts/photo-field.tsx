/** @jsxImportSource preact */
import { speaker, type Language } from "#web/words";
import { photoWords } from "./photo-words.ts";
import { Icon } from "./sprite.tsx";

/** Photos work as a plain file field; the script, where there is one, shrinks and sends them one by one. */
export function PhotoField({
  language,
  label,
  aside,
  hint,
  photos,
  refused,
}: {
  language: Language;
  label: string;
  aside: string;
  hint: string;
  photos: readonly string[];
  refused: boolean;
}) {
  const say = speaker(photoWords, language);
  const words = Object.fromEntries(
    (["shrinking", "sending", "sent", "failed", "retry", "remove", "full", "waiting"] as const).map((name) => [
      `data-say-${name}`,
      say(name),
    ]),
  );
  return (
    <div class={refused ? "field wrong" : "field"} data-island="photos" {...words}>
      <label for="photo-file">
        {label}
        <span class="aside">{aside}</span>
      </label>
      <p class="hint" id="photos-hint">
        {hint}
      </p>
      {refused ? (
        <p class="problem">
          <Icon name="alert" /> {say("refused")}
        </p>
      ) : null}
      {photos.length > 0 ? <p>{say("kept", { n: photos.length })}</p> : null}
      <ul class="photos" data-part="list">
        {photos.map((id, index) => (
          <li key={id}>
            <img src={`/api/photos/${id}?size=thumb`} alt={say("one", { n: index + 1 })} width="96" height="96" />
            <input type="hidden" name="photos" value={id} />
            <label class="drop">
              <input type="checkbox" name="dropPhoto" value={id} /> {say("remove")}
            </label>
          </li>
        ))}
      </ul>
      <input id="photo-file" class="file" type="file" name="photoFiles" accept="image/*" multiple aria-describedby="photos-hint" />
      <label class="button quiet js-only" for="photo-file">
        <Icon name="camera" /> {say("choose")}
      </label>
      <p role="status" class="hint" data-part="status" />
    </div>
  );
}
