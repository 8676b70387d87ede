/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { sayClock, useField, useSay, type FieldState, type Item } from "#web/field";
import { practiceIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

const MADE = "grid-work.record-visit";
const BACK = "grid-work.withdraw-consent";

const taken = ({ items }: Pick<FieldState, "items">): ReadonlySet<string> =>
  new Set(items.filter(({ command, state }) => command === BACK && state !== "refused").map(({ about }) => about));

/** Visits made with this phone whose consent still stands, the newest first. */
function consented(state: Pick<FieldState, "items">): readonly Item[] {
  const back = taken(state);
  return state.items.filter((item) => item.command === MADE && item.state !== "refused" && !back.has(item.about)).toReversed();
}

/** A consent is taken back as easily as it was given: one of the visits of this phone, and a yes. */
export function ConsentBack({ back }: { back: (item: Item) => void }) {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const [sure, setSure] = useState<string | null>(null);
  const visits = consented(state);
  // Words that had not arrived when the consent went back lie here until they have: then they go too.
  const gone = state.items.find(({ command, state: one, about }) => command === MADE && one === "sent" && taken(state).has(about))?.id;
  useEffect(() => {
    if (gone) void engine.discard(gone);
  }, [engine, gone]);
  const nameOf = (item: Item): string => {
    const purpose = practiceIn(state)?.visitPurposes.find(({ code }) => code === item.body["purpose"])?.[state.language] ?? "";
    return [purpose, item.label["place"], sayClock(item.savedAt, engine.now(), state.language)].filter(Boolean).join(" · ");
  };
  return (
    <details class="f-card">
      <summary>{say("visit.back")}</summary>
      <p class="f-hint">{say("visit.back.hint")}</p>
      <ul class="f-stack">
        {visits.map((item) => (
          <li key={item.id}>
            <p>{nameOf(item)}</p>
            <div class="f-row">
              {sure === item.id ? (
                <>
                  <button type="button" class="f-button danger" onClick={() => back(item)}>
                    {say("visit.back.sure", { visit: nameOf(item) })}
                  </button>
                  <button type="button" class="f-button" onClick={() => setSure(null)}>
                    {say("visit.back.not")}
                  </button>
                </>
              ) : (
                <button
                  type="button"
                  class="f-button"
                  aria-label={`${say("visit.back.do")} ${nameOf(item)}`}
                  onClick={() => setSure(item.id)}
                >
                  {say("visit.back.do")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href="/console/visits?stage=done">{say("visit.back.others")}</a>
      </p>
    </details>
  );
}
