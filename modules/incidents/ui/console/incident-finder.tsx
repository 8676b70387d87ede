import { useState } from "react";
import { orThrow, RefusedError, useConsole, useFieldProps, useSay } from "#web/console";
import type { CaseView, QueuePage, QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { subjectOf, useCategoryLookup } from "./wire.ts";

/** Another incident, from those nearby or by its number. The value is `home.id`. */
export function IncidentFinder({ value, onChange, near }: { value: string; onChange: (subject: string) => void; near: CaseView["near"] }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const field = useFieldProps();
  const category = useCategoryLookup();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly QueueRow[]>([]);
  const [said, setSaid] = useState("");
  const find = async () => {
    try {
      const page = orThrow(await api.get<QueuePage>("/api/incidents", { view: "all", q: typed.trim() }));
      setFound(page.rows.slice(0, 5));
      setSaid(page.rows.length === 0 ? say("field.notFound") : "");
    } catch (cause) {
      if (!(cause instanceof RefusedError)) throw cause;
      setSaid(cause.message);
    }
  };
  const options = [
    ...near.map((one) => ({
      ...one,
      text: `${one.number} · ${category.name(one.category)} · ${one.metres === null ? say("case.nearVillage") : say("case.nearMetres", { m: one.metres })}`,
    })),
    ...found.map((one) => ({ ...one, text: `${one.number} · ${category.name(one.category)} · ${one.placeName}` })),
  ];
  return (
    <div className="i-finder">
      <div className="c-row">
        <input
          className="c-input c-grow"
          {...field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void find();
          }}
        />
        <button type="button" className="c-link" onClick={() => void find()}>
          {say("field.find")}
        </button>
      </div>
      {said ? <p className="c-muted">{said}</p> : null}
      <div className="c-choice">
        {options.map((option) => (
          <label key={subjectOf(option)} className={value === subjectOf(option) ? "c-chosen" : undefined}>
            <input
              type="radio"
              name={`${field.id}-found`}
              checked={value === subjectOf(option)}
              onChange={() => onChange(subjectOf(option))}
            />
            {option.text}
          </label>
        ))}
      </div>
    </div>
  );
}
