import { useQuery } from "@tanstack/react-query";
import { CsvButton, orThrow, ReadProblem, useConsole, useLanguage, useAreaName, useSay, Waiting } from "#web/console";
import { percentage } from "#web/words";
import type { KindTable } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import type { RecordsAsk } from "./figure-records.tsx";
import type { FigureWords } from "./figure-text.ts";
import { useCategoryLookup } from "./wire.ts";

type Ask = { area: string; from: string; to: string; figure: FigureWords | undefined; open: (ask: RecordsAsk) => void };

type Group = { code: string; kinds: KindTable["rows"]; n: number };

const groupOf = (category: string): string => category.slice(0, 2);

/** What the area's reports were about: groups with their kinds, most first; each number opens into its records. */
export function Kinds({ area, from, to, figure, open }: Ask) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const groupName = useCategoryLookup().name;
  const areaName = useAreaName(area);
  const read = useQuery({
    queryKey: ["figure-kinds", area, from, to],
    queryFn: async () => orThrow(await api.get<KindTable>("/api/incidents/figures/kinds", { area, from, to })),
  });
  const { rows, sealed } = read.data ?? { rows: [], sealed: 0 };
  const total = rows.reduce((sum, { n }) => sum + n, sealed);
  const share = (n: number): string => percentage(total === 0 ? null : n / total, 1);
  const groups: readonly Group[] = [...Map.groupBy(rows, ({ category }) => groupOf(category))]
    .map(([code, kinds]) => ({ code, kinds, n: kinds.reduce((sum, { n }) => sum + n, 0) }))
    .sort((left, right) => right.n - left.n);
  const told = (kind: KindTable["rows"][number], n: number) => [groupName(groupOf(kind.category)), kind[language], n, share(n)];
  const lines = () => [
    [say("figures.kinds.group"), say("figures.kinds.kind"), say("figures.kinds.reports"), say("figures.kinds.share")],
    ...rows.map((row) => told(row, row.n)),
    ...(sealed > 0 ? [[say("figures.kinds.sealed"), "", sealed, share(sealed)]] : []),
  ];
  return (
    <section className="c-card" aria-label={say("figures.kinds")}>
      <div className="c-row">
        <h2 className="c-grow">{say("figures.kinds")}</h2>
        <CsvButton name={`zuji-kinds-${from}-${to}`} rows={lines} disabled={total === 0} />
      </div>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {total > 0 ? (
        <table className="c-table c-dense">
          <thead>
            <tr>
              <th scope="col">{say("figures.kinds.kind")}</th>
              <th scope="col" className="c-num">
                {say("figures.kinds.reports")}
              </th>
              <th scope="col" className="c-num">
                {say("figures.kinds.share")}
              </th>
            </tr>
          </thead>
          {groups.map(({ code, kinds, n }) => (
            <tbody key={code}>
              <tr className="i-group-row">
                <th scope="rowgroup">{groupName(code)}</th>
                <td className="c-num">{n}</td>
                <td className="c-num">{share(n)}</td>
              </tr>
              {kinds.map((kind) => (
                <tr key={kind.category}>
                  <th scope="row">{kind[language]}</th>
                  <td className="c-num">
                    {figure ? (
                      <button
                        type="button"
                        className="i-figure"
                        onClick={() =>
                          open({
                            figure,
                            area,
                            areaName,
                            from,
                            to,
                            kind: { category: kind.category, name: kind[language] },
                          })
                        }
                      >
                        {kind.n}
                        <span className="c-hidden">{say("figures.kinds.open", { kind: kind[language], n: kind.n })}</span>
                      </button>
                    ) : (
                      kind.n
                    )}
                  </td>
                  <td className="c-num">{share(kind.n)}</td>
                </tr>
              ))}
            </tbody>
          ))}
          {sealed > 0 ? (
            <tbody>
              <tr className="i-group-row">
                <th scope="rowgroup">{say("figures.kinds.sealed")}</th>
                <td className="c-num">{sealed}</td>
                <td className="c-num">{share(sealed)}</td>
              </tr>
            </tbody>
          ) : null}
        </table>
      ) : null}
    </section>
  );
}
