import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Choice, Dialog, orThrow, ReadProblem, shortInstant, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import { changeBetween, heldAgainst, type Span } from "#web/periods";
import { changeText } from "#web/words";
import type { FigureRow, FigureValue, QueuePage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { figureText, type FigureWords } from "./figure-text.ts";
import { MatterCells } from "./matter-cells.tsx";
import { subjectOf } from "./wire.ts";

export type RecordsAsk = {
  figure: FigureWords;
  area: string;
  areaName: string;
  from: string;
  to: string;
  kind?: { category: string; name: string };
};

/** The records behind one number, by the same condition the number was counted with. */
export function FigureRecords({ ask, close }: { ask: RecordsAsk; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [part, setPart] = useState<"numerator" | "denominator">("numerator");
  const read = useInfiniteQuery({
    queryKey: ["figure-records", ask.figure.code, ask.kind?.category, ask.area, ask.from, ask.to, part],
    queryFn: async ({ pageParam }) =>
      orThrow(
        await api.get<QueuePage>("/api/incidents/figures/records", {
          figure: ask.figure.code,
          part,
          category: ask.kind?.category,
          area: ask.area,
          from: ask.from,
          to: ask.to,
          cursor: pageParam,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Dialog
      title={[say("figures.records", { figure: ask.figure[language] }), ask.kind?.name, ask.areaName].filter(Boolean).join(" · ")}
      shape="wide"
      onClose={close}
    >
      <p className="c-muted">{ask.figure.definition[language]}</p>
      {ask.kind ? null : <Compared ask={ask} />}
      {ask.figure.denominator === null ? null : (
        <Choice
          value={part}
          onChange={setPart}
          options={(["numerator", "denominator"] as const).map((one) => ({ value: one, label: say(`figures.${one}`) }))}
        />
      )}
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      <div className="c-scroll i-bulk-rows">
        <table className="c-table">
          <tbody>
            {rows.map((row) => (
              <tr key={subjectOf(row)}>
                <MatterCells row={row} />
                <td>{shortInstant(row.reportedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage ? (
        <Button size="small" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("queue.more")}
        </Button>
      ) : null}
    </Dialog>
  );
}

const LEVELS: Readonly<Record<number, string>> = { 4: "city", 6: "county", 9: "town", 12: "village" };

/** 环比 and 同比: the same number of the period before and of the year before, and how far it lies from them. */
function Compared({ ask }: { ask: RecordsAsk }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const { figure, area, from, to } = ask;
  const read = useQuery({
    queryKey: ["figure-compared", area, from, to],
    queryFn: async () => {
      const { previous, lastYear } = heldAgainst({ from, to });
      const of = async (span: Span) => {
        const table = orThrow(
          await api.get<{ rows: FigureRow[] }>("/api/incidents/figures", { area, level: LEVELS[area.length] ?? "", ...span }),
        );
        return { ...span, row: table.rows.find((row) => row.area === area) };
      };
      return { now: await of({ from, to }), previous: await of(previous), lastYear: await of(lastYear) };
    },
  });
  const { data } = read;
  if (!data) return null;
  const valueOf = ({ row }: { row: FigureRow | undefined }) => row?.figures.find((one) => one.code === figure.code);
  const number = (value: FigureValue | undefined): number | null =>
    value === undefined ? null : figure.unit === "count" ? value.numerator : value.value;
  return (["previous", "lastYear"] as const).map((which) => {
    const then = valueOf(data[which]);
    const points = figure.unit === "percent";
    const change = changeText(changeBetween(points, number(valueOf(data.now)), number(then)), points, language);
    return <p key={which}>{say(`figures.${which}`, { ...data[which], change, value: figureText(figure, then) })}</p>;
  });
}
