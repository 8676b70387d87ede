import { useState } from "react";
import { AreaPicker, Empty, PlainTable, ReadProblem, shortInstant, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { RunRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { RunCards } from "./run-cards.tsx";
import { useRead } from "./wire.ts";

/** A township or a village. */
const isPlace = (code: string): boolean => code.length === 9 || code.length === 12;

/** Where the method is run over a whole village or township, and the run of the one that is chosen. */
export function PlaceRuns({ code }: { code: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { session } = useConsole();
  // Whoever works for one village finds it chosen.
  const [place, setPlace] = useState(() => session.grants.map(({ area }) => area).find(isPlace) ?? "");
  const read = useRead<RunRow[]>("/api/method-runs");
  const rows = (read.data ?? []).filter((row) => row.code === code);
  return (
    <>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data && rows.length === 0 ? <Empty text={say("runs.empty")} /> : null}
      {rows.length > 0 ? (
        <PlainTable label={say("tab.places")} columns={(["place", "how", "step", "from"] as const).map((column) => say(column))}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <button type="button" className="c-link" onClick={() => setPlace(row.id)}>
                  {language === "zh" ? row.placeZh : row.placeEn}
                </button>
              </td>
              <td>{say(`stage.${row.stage}`)}</td>
              <td>{say("progress", { done: row.done, all: row.steps })}</td>
              <td>{shortInstant(row.startedAt, language)}</td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      <div style={{ marginBlock: 12 }}>
        <AreaPicker label={say("runs.choose")} blank={say("runs.choose")} value={place} onChange={setPlace} />
      </div>
      {isPlace(place) ? <RunCards kind="place" home={place.slice(0, 9)} id={place} only={code} /> : null}
    </>
  );
}
