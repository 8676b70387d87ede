import { comma } from "#web/words";
import { useState } from "react";
import { Field, TextInput, useLanguage, useSay } from "#web/console";
import type { DisputeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useCode } from "./wire.ts";

const MOST = 3;
/** So many are seen at a glance; more are searched. */
const GLANCE = 6;

/** One to three of those the law leaves free: found by name or speciality; whom a party chose says so. */
export function CandidatesField({ view, value, onChange }: { view: DisputeView; value: string; onChange: (value: string) => void }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const named = value.split(",").filter(Boolean);
  const wished = new Set(view.parties.flatMap(({ choice }) => choice ?? []));
  const all = view.candidates.map(({ id, zh, specialities }) => ({
    id,
    label: [`${zh}${wished.has(id) ? say("mediator.chosen") : ""}`, specialities.map((one) => code("type", one)).join(comma(language))]
      .filter(Boolean)
      .join(" · "),
  }));
  const wanted = typed.trim().toLowerCase();
  const shown = all.filter(({ id, label }) => named.includes(id) || label.toLowerCase().includes(wanted));
  const put = (id: string): void => onChange((named.includes(id) ? named.filter((one) => one !== id) : [...named, id]).join(","));
  if (all.length === 0) return <p className="c-muted">{say("mediator.none")}</p>;
  return (
    <>
      {all.length > GLANCE ? (
        <Field label={say("mediator.search")}>
          <TextInput value={typed} onChange={setTyped} max={40} />
        </Field>
      ) : null}
      <div style={{ maxHeight: "40vh", overflowY: "auto" }}>
        {shown.map(({ id, label }) => (
          <label key={id} style={{ display: "block" }}>
            <input
              type="checkbox"
              checked={named.includes(id)}
              disabled={!named.includes(id) && named.length >= MOST}
              onChange={() => put(id)}
            />{" "}
            {label}
          </label>
        ))}
      </div>
      {shown.length === 0 ? <p className="c-muted">{say("mediator.noMatch")}</p> : null}
    </>
  );
}
