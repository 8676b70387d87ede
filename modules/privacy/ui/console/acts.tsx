import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Empty, instant, orThrow, ReadProblem, useConsole, useLanguage, useSay } from "#web/console";
import type { ActRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { ErasureDialog } from "./erasure.tsx";

/** How persons used their rights: how often, how much was erased, how much a law has kept. Of nobody by name. */
export function Acts() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["privacy-acts"],
    queryFn: async () => orThrow(await api.get<{ rows: ActRow[] }>("/api/privacy/acts")),
  });
  const [shown, setShown] = useState<ActRow | null>(null);
  const rows = read.data?.rows ?? [];
  return (
    <section style={{ marginTop: 24 }}>
      <h2>{say("acts")}</h2>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("acts.empty")} /> : null}
      {rows.length > 0 ? (
        <div className="c-scroll" tabIndex={0} role="region" aria-label={say("acts")}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{say("col.when")}</th>
                <th scope="col">{say("acts.what")}</th>
                <th scope="col">{say("acts.erased")}</th>
                <th scope="col">{say("acts.kept")}</th>
                <th scope="col">{say("col.do")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.id} ${row.n}`}>
                  <td>{instant(row.at, language)}</td>
                  <td>{say(`act.${row.act}`)}</td>
                  <td>{row.erased}</td>
                  <td>{row.kept}</td>
                  <td>
                    {row.erased > 0 ? (
                      <button
                        type="button"
                        className="c-link"
                        aria-label={`${say("erasure")} ${instant(row.at, language)}`}
                        onClick={() => setShown(row)}
                      >
                        {say("erasure")}
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {shown ? <ErasureDialog act={shown} close={() => setShown(null)} /> : null}
    </section>
  );
}
