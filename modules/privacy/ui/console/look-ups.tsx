import { useQuery } from "@tanstack/react-query";
import { Empty, instant, orThrow, PlainTable, ReadProblem, useConsole, useLanguage, useSay } from "#web/console";
import type { LookUpRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

/** Who typed a phone at which desk, and how many open matters it found. Never which number. */
export function LookUps() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["privacy-look-ups"],
    queryFn: async () => orThrow(await api.get<{ rows: LookUpRow[] }>("/api/lookups")),
  });
  const rows = read.data?.rows ?? [];
  const why = (code: string): string => (code === "call" || code === "visit" || code === "letter" ? say(`why.${code}`) : code);
  return (
    <section style={{ marginTop: 24 }}>
      <h2>{say("lookups")}</h2>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("lookups.empty")} /> : null}
      {rows.length > 0 ? (
        <PlainTable
          label={say("lookups")}
          columns={[say("col.when"), say("col.who"), say("col.why"), say("lookups.where"), say("lookups.found")]}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{instant(row.at, language)}</td>
              <td>
                {row.byName}{" "}
                <span className="c-muted">
                  {row.unitName?.[language] ?? ""} {row.roleTitle[language]}
                </span>
              </td>
              <td>{why(row.why)}</td>
              <td>{row.kindTitle[language]}</td>
              <td className="c-num">{row.found}</td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
    </section>
  );
}
