import { Go, Panel, ReadProblem, useLanguage, useSay, Waiting } from "#web/console";
import { aside, colon } from "#web/words";
import type { FigureRecords, StandingItem, StandingView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

const PAGES: Readonly<Record<string, string>> = { incidents: "/incidents", petitions: "/petitions", mediation: "/mediation" };

/** Those behind a rate that keep it from being whole: each leads to its own page, where its own rules decide who may read it. */
export function RecordsPanel({ view, item, close }: { view: StandingView; item: StandingItem; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const path = `schemes/${view.scheme.scheme}/subjects/${view.subject.code}/items/${item.item.code}/records`;
  const read = useRead<FigureRecords>(path);
  return (
    <Panel title={`${item.item.code} ${item.item[language]}`} size={520} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? (
        <>
          <p>
            <strong>{read.data.figure[language]}</strong>
            {aside(String(read.data.version), language) + colon(language) + read.data.definition[language]}
          </p>
          <p>{say("missedNow", { missed: read.data.missed, num: read.data.numerator, den: read.data.denominator })}</p>
          {read.data.sealed > 0 ? <p className="c-muted">{say("sealedOnes", { n: read.data.sealed })}</p> : null}
          <table className="c-table">
            <tbody>
              {read.data.rows.map((row) => (
                <tr key={row.id}>
                  <td className="c-mono">{row.day}</td>
                  <td>{row.place}</td>
                  <td>
                    <Go to={`${PAGES[row.module] ?? ""}/${row.home}/${row.id}`}>{say("openRecord")}</Go>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </Panel>
  );
}
