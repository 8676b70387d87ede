import { useEffect, useEffectEvent } from "react";
import { Icon, useLanguage, useSay } from "#web/console";
import type { CaseView, QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useCategoryLookup, useUnits, type UnitRow } from "./wire.ts";

/** Of the units of a department, the one nearest to the place: the longest area that covers it. */
export function nearestUnit(units: readonly UnitRow[], place: string): UnitRow | undefined {
  return units
    .filter((unit) => unit.open && place.startsWith(unit.area))
    .toSorted((left, right) => right.area.length - left.area.length)[0];
}

export function useSuggestion(row: Pick<QueueRow, "category" | "place">): UnitRow | undefined {
  const category = useCategoryLookup().of(row.category);
  const department = category?.departments[0] ?? "";
  const units = useUnits({ department, area: row.place }, department !== "");
  return nearestUnit(units.data ?? [], row.place);
}

/** The unit the taxonomy points to, and why; taken over at once when nothing is chosen yet. */
export function SuggestedUnit({ row, value, use }: { row: CaseView; value: string; use: (code: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const category = useCategoryLookup();
  const unit = useSuggestion(row);
  const code = unit?.code ?? "";
  // Only when the suggestion arrives: a choice that was cleared stays cleared.
  const arrived = useEffectEvent(() => {
    if (code && !value) use(code);
  });
  useEffect(() => arrived(), [code]);
  if (!unit) return null;
  return (
    <div className="i-suggested">
      <Icon name="info" size={14} />
      <div className="c-grow">
        <b>{say("unit.suggested", { unit: unit[language] })}</b>
        <p className="c-muted">
          {say("unit.why", { category: category.name(row.category) })}
          {unit.phone ? ` · ${say("unit.phone", { phone: unit.phone })}` : ""}
        </p>
      </div>
      {value === unit.code ? (
        <Icon name="check" />
      ) : (
        <button type="button" className="c-link" onClick={() => use(unit.code)}>
          {say("unit.use")}
        </button>
      )}
    </div>
  );
}
