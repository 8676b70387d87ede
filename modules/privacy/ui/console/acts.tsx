import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Empty, instant, orThrow, PlainTable, ReadProblem, useConsole, useLanguage, useSay } from "#web/console";
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
        <PlainTable label={say("acts")} columns={[say("col.when"), say("acts.what"), say("acts.erased"), say("acts.kept"), say("col.do")]}>
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
        </PlainTable>
      ) : null}
      {shown ? <ErasureDialog act={shown} close={() => setShown(null)} /> : null}
    </section>
  );
}
