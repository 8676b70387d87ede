import { dateIn, Go, ListPage, PlainTable, useLanguage, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useRounds, useSchemes } from "./wire.ts";

/** Every checklist in its newest version, and the rounds that keep an older one. */
export function ChecklistsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useSchemes();
  const rounds = useRounds("");
  return (
    <ListPage title={say("lists.title")} lead={say("lists.lead")} read={read} empty={null}>
      <PlainTable
        name="checklists"
        label={say("lists.title")}
        columns={(["kind", "version", "lines", "thresholds", "years", "kept"] as const).map((name) => say(`lists.${name}`))}
      >
        {(read.data ?? []).map((one) => {
          const older = (rounds.data ?? []).filter(
            (row) => row.scheme === one.code && row.version < one.version && row.until >= dateIn(Date.now()),
          );
          return (
            <tr key={one.code}>
              <td>
                <Go to={`/cells/checklists/${one.code}`}>
                  {one.code} {one[language]}
                </Go>
              </td>
              <td className="c-mono">{one.version}</td>
              <td className="c-mono">{one.lines.length}</td>
              <td className="c-mono">
                {one.thresholds.pass} / {one.thresholds.good} / {one.thresholds.model}
              </td>
              <td className="c-mono">{one.years}</td>
              <td>
                {older.length === 0
                  ? "—"
                  : older.map((row) => say("lists.keeps", { name: row.name, version: row.version })).join(language === "zh" ? "；" : "; ")}
              </td>
            </tr>
          );
        })}
      </PlainTable>
    </ListPage>
  );
}
