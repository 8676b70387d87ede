/** @jsxImportSource preact */
import { useEffect } from "preact/hooks";
import { DraftNote, PhotoPicker, PhraseChips, useDraft, useField, useSay } from "#web/field";
import type { Category } from "#contracts/incidents";
import { Lines, Problem, useKeep } from "./blocks.tsx";
import { patrolItem, seen } from "./items.ts";
import { chipsOf, phrasesIn } from "./pack.ts";
import type { Run } from "./patrol-page.tsx";
import { gridFieldWords } from "./words.ts";

/** What was found on a walk; with a kind chosen it is a report too, in one. */
export function FindingForm({
  run,
  points,
  onDone,
}: {
  run: Run;
  points: readonly { id: string; name: string }[];
  onDone: (kept: boolean) => void;
}) {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const draft = useDraft(`finding ${run.id}`, { text: "", point: "", category: "" });
  const { form, photos } = draft;
  const { text, point, category } = form;
  const { set } = draft;
  const { problem, fail, keep } = useKeep(draft.clear);
  // It takes the walk's place, whose button was at its end.
  useEffect(() => scrollTo(0, 0), []);
  const kinds = ((state.pack["incidents.categories"] ?? []) as Category[]).filter(
    ({ code, sealed, hotline }) => code.length === 4 && !sealed && !hotline,
  );
  const save = async (): Promise<void> => {
    const words = text.trim();
    if (words === "") return fail("need.text");
    const body = {
      seenAt: seen(engine.now()),
      point: point || null,
      phrases: phrasesIn(words, "patrol", state),
      text: words,
      ...(category ? { incident: { id: engine.mint(), category, description: words } } : {}),
    };
    const name = points.find(({ id }) => id === point)?.name ?? "";
    if (await keep(patrolItem("findings", run, body, name), [...photos.values()])) onDone(true);
  };
  return (
    <form
      class="f-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1>{say("patrol.find")}</h1>
      <DraftNote draft={draft} />
      <PhotoPicker photos={photos} onPhotos={draft.setPhotos} />
      <PhraseChips chips={chipsOf("patrol", state)} text={text} onText={(next) => set({ text: next })} />
      <Lines label={say("patrol.text")} text={text} max={1000} onText={(next) => set({ text: next })} />
      <div class="f-field">
        <label for="finding-point">{say("patrol.point")}</label>
        <select id="finding-point" value={point} onChange={(event) => set({ point: event.currentTarget.value })}>
          <option value="">{say("patrol.point.none")}</option>
          {points.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="f-field">
        <label for="finding-kind">{say("patrol.report")}</label>
        <select id="finding-kind" value={category} onChange={(event) => set({ category: event.currentTarget.value })}>
          <option value="">{say("patrol.report.none")}</option>
          {kinds.map((kind) => (
            <option key={kind.code} value={kind.code}>
              {kind[state.language]}
            </option>
          ))}
        </select>
      </div>
      <Problem words={problem} />
      <div class="f-row">
        <button type="submit" class="f-button primary">
          {say("save")}
        </button>
        <button type="button" class="f-button quiet" onClick={() => onDone(false)}>
          {say("patrol.back")}
        </button>
      </div>
    </form>
  );
}
