/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useField, useSay } from "#web/field";
import type { Category } from "../../contract.ts";
import { categoriesIn } from "./expected.ts";
import { incidentFieldWords } from "./words.ts";

/** Two taps: the group, then the kind. What endangers life shows its number before anything is written. */
export function CategoryPicker({ chosen, onChoose }: { chosen: Category | null; onChoose: (category: Category | null) => void }) {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const [group, setGroup] = useState("");
  const all = categoriesIn(state);
  const named = (code: string): string => all.find((one) => one.code === code)?.[state.language] ?? code;
  const groups = [...new Set(all.map((one) => one.group))].sort();
  const open = (code: string): void => {
    const kinds = all.filter((one) => one.group === code && (one.code.length === 4 || one.code === "99"));
    const [only] = kinds;
    if (kinds.length === 1 && only) onChoose(only);
    else setGroup(code);
  };
  if (chosen)
    return (
      <div class="f-chosen">
        <strong>{chosen[state.language]}</strong>
        <button type="button" class="f-link" onClick={() => onChoose(null)}>
          {say("report.other")}
        </button>
      </div>
    );
  const kinds = all.filter((one) => one.group === group && one.code.length === 4);
  return (
    <div>
      <ul class="f-tiles">
        {(group === "" ? groups : []).map((code) => (
          <li key={code}>
            <button type="button" class="f-tile" onClick={() => open(code)}>
              {named(code)}
            </button>
          </li>
        ))}
        {kinds.map((one) => (
          <li key={one.code}>
            <button type="button" class="f-tile" onClick={() => onChoose(one)}>
              {one[state.language]}
              {one.hotline ? <span class="f-badge danger">{one.hotline}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {group === "" ? null : (
        <button type="button" class="f-link" onClick={() => setGroup("")}>
          {say("report.other")}
        </button>
      )}
    </div>
  );
}
