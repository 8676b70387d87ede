/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useField, useSay } from "#web/field";
import { appWords } from "./words.ts";

const LEAST = 4;

/** Something opens only with a reason: it is typed here, once for the day, and the person it is about reads it. */
export function Reason() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const [typed, setTyped] = useState("");
  const [short, setShort] = useState(false);
  if (state.why === null) return null;
  const go = (event: Event): void => {
    event.preventDefault();
    if ([...typed.trim()].length < LEAST) return setShort(true);
    engine.giveReason(typed.trim());
    setTyped("");
    setShort(false);
  };
  return (
    <section class="f-card warn" role="alertdialog" aria-labelledby="why-title" aria-describedby="why-words">
      <h2 id="why-title">{say("why.title")}</h2>
      <p id="why-words">{state.why}</p>
      <form class="f-form" onSubmit={go} noValidate>
        <div class="f-field">
          <label for="why">{say("why.label")}</label>
          {short ? (
            <p class="f-problem" role="alert" id="why-short">
              {say("why.short")}
            </p>
          ) : null}
          <textarea
            id="why"
            rows={2}
            maxLength={300}
            value={typed}
            aria-invalid={short}
            aria-describedby={short ? "why-short" : undefined}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <div class="f-actions">
          <button type="submit" class="f-button primary">
            {say("why.go")}
          </button>
          <button type="button" class="f-button" onClick={() => engine.giveReason(null)}>
            {say("why.later")}
          </button>
        </div>
      </form>
    </section>
  );
}
