/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { fieldWords, useField, useSay, type Item, type NewItem } from "#web/field";
import { sayOutcome } from "./cards.ts";
import { gridsIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

export type Key = keyof typeof gridFieldWords;

/** Keeps an item and says so, or says why not; what was typed stays. `kept`: what is to be done with it once it is safe. */
export function useKeep(kept: () => Promise<void> = async () => {}) {
  const { engine } = useField();
  const say = useSay(gridFieldWords);
  const sayField = useSay(fieldWords);
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  return {
    problem,
    done,
    fail: (key: Key) => setProblem(say(key)),
    keep: async (item: NewItem, photos: readonly Blob[] = [], told?: string): Promise<boolean> => {
      const saved = await engine.save(item, photos);
      setProblem(saved.saved ? "" : sayField(saved.why === "full" ? "save.full" : "save.locked"));
      if (saved.saved) {
        await kept();
        setDone(told ?? say("saved"));
      }
      return saved.saved;
    },
    clear: () => {
      setProblem("");
      setDone("");
    },
  };
}

/** What is missing, brought into sight: the button that asked for it may be a screen further down. */
export function Problem({ words }: { words: string }) {
  return words ? (
    <p key={words} class="f-problem" role="alert" ref={(element) => element?.scrollIntoView({ block: "center" })}>
      {words}
    </p>
  ) : null;
}

/** Instead of a form for what this phone has already done. */
export function DoneBefore({ title, item }: { title: string; item: Item }) {
  const { state } = useField();
  const say = useSay(gridFieldWords);
  return (
    <section class="f-card good">
      <h1>{title}</h1>
      <p class="f-stage">{sayOutcome(item, state)}</p>
      <p>{say("outcome.kept")}</p>
    </section>
  );
}

export function Done({ words }: { words: string }) {
  const { go } = useField();
  const say = useSay(gridFieldWords);
  return (
    <section class="f-card good" role="status">
      <h1 tabindex={-1} ref={(element) => element?.focus()}>
        {words}
      </h1>
      <button type="button" class="f-button primary f-wide" onClick={() => go("/")}>
        {say("today")}
      </button>
    </section>
  );
}

/** Which grid; asked only when there is more than one. */
export function GridSelect({ grid, onGrid }: { grid: string; onGrid: (grid: string) => void }) {
  const { state } = useField();
  const say = useSay(gridFieldWords);
  const grids = gridsIn(state);
  if (grids.length <= 1) return null;
  return (
    <div class="f-field">
      <label for="which-grid">{say("grid")}</label>
      <select id="which-grid" value={grid} onChange={(event) => onGrid(event.currentTarget.value)}>
        {grids.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few, as buttons. */
export function Tiles({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly { code: string; name: string }[];
  chosen: string;
  onChoose: (code: string) => void;
}) {
  return (
    <ul class="f-tiles">
      {choices.map(({ code, name }) => (
        <li key={code}>
          <button type="button" class="f-button f-tile" aria-pressed={chosen === code} onClick={() => onChoose(code)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Set({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="f-set">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

export function Lines({
  label,
  text,
  max,
  onText,
  rows = 3,
}: {
  label: string;
  text: string;
  max: number;
  onText: (text: string) => void;
  rows?: number;
}) {
  return (
    <label class="f-field">
      <span>{label}</span>
      <textarea rows={rows} maxlength={max} value={text} onInput={(event) => onText(event.currentTarget.value)} />
    </label>
  );
}

export function Line({
  label,
  text,
  max,
  onText,
  tel = false,
}: {
  label: string;
  text: string;
  max: number;
  onText: (text: string) => void;
  tel?: boolean;
}) {
  return (
    <label class="f-field">
      <span>{label}</span>
      <input value={text} maxlength={max} inputmode={tel ? "tel" : "text"} onInput={(event) => onText(event.currentTarget.value)} />
    </label>
  );
}
