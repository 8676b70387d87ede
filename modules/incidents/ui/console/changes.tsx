import { instant, useLanguage, useSay } from "#web/console";
import { aside, comma } from "#web/words";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useEventWords } from "./event-words.ts";
import { useCategoryLookup, useUnitName } from "./wire.ts";

type Line = { label: string; before: string; now: string };

/** What differs between two states of one record, field by field, in words. */
export function useChanges(before: CaseView, now: CaseView): Line[] {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const unitName = useUnitName();
  const category = useCategoryLookup();
  const read = (row: CaseView): [string, string][] => [
    [say("column.stage"), words.stage(row.stage) + (row.ending ? ` · ${words.ending(row.ending)}` : "")],
    [say("case.category"), category.name(row.category)],
    [say("case.summary"), row.summary ?? "—"],
    [say("column.urgency"), say(`urgency.short.${row.urgency}`)],
    [say("case.lead"), unitName(row.lead)],
    [
      say("field.coUnits"),
      row.coUnits.map((one) => unitName(one.unit) + aside(say(`case.co.${one.stage}`), language)).join(comma(language)) || "—",
    ],
    [say("case.handler"), row.handler?.name ?? "—"],
    [say("case.clock"), row.dueAt ? instant(row.dueAt, language) : "—"],
    [say("case.followers"), String(row.followers)],
  ];
  const after = read(now);
  return read(before).flatMap(([label, value], index) =>
    after[index]?.[1] === value ? [] : [{ label, before: value, now: after[index]?.[1] ?? "—" }],
  );
}

export function Changes({ lines }: { lines: readonly Line[] }) {
  const say = useSay(consoleWords);
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{say("conflict.field")}</th>
          <th scope="col">{say("conflict.before")}</th>
          <th scope="col">{say("conflict.now")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label}</th>
            <td>{line.before}</td>
            <td>
              <b>{line.now}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
