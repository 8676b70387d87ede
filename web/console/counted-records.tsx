import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useConsole, useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { Choice } from "./field.tsx";
import { Empty, Waiting } from "./page.tsx";
import { PlainTable } from "./plain-table.tsx";
import { ReadProblem } from "./refusals.tsx";
import { orThrow } from "./refused.ts";
import { Go } from "./url.tsx";
import { consoleWords } from "./words.ts";

type CountedRow = { home: string; id: string; name: string; placeName: string; day: string };
export type CountedAsk = { figure: string; area: string; from: string; to: string };

/**
 * The records behind one share, by the condition they were counted with: what was counted, and of what. `path`: the query that gives them a page at a
 * time; `kind`: of which record each is. Readers see those of their own area.
 */
export function CountedRecords({
  title,
  definition,
  path,
  kind,
  ask,
  close,
}: {
  title: string;
  definition: string;
  path: string;
  kind: string;
  ask: CountedAsk;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const { api, recordPath } = useConsole();
  const [part, setPart] = useState<"numerator" | "denominator">("numerator");
  const read = useInfiniteQuery({
    queryKey: ["counted-records", path, ask, part],
    queryFn: async ({ pageParam }) =>
      orThrow(await api.get<{ rows: CountedRow[]; next: string | null }>(path, { ...ask, part, cursor: pageParam || undefined })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Dialog title={title} shape="wide" onClose={close}>
      <p className="c-muted">
        {definition} {say("console.counted.own")}
      </p>
      <Choice
        value={part}
        onChange={setPart}
        options={(["numerator", "denominator"] as const).map((value) => ({ value, label: say(`console.counted.${value}`) }))}
      />
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("console.counted.none")} /> : null}
      {rows.length > 0 ? (
        <PlainTable label={title} columns={[say("console.counted.record"), say("console.counted.place"), say("console.counted.day")]}>
          {rows.map((row) => {
            const to = recordPath({ kind, home: row.home, id: row.id });
            return (
              <tr key={`${row.home} ${row.id} ${row.day}`}>
                <td className="c-mono">{to ? <Go to={to}>{row.name}</Go> : row.name}</td>
                <td>{row.placeName}</td>
                <td className="c-mono">{row.day}</td>
              </tr>
            );
          })}
        </PlainTable>
      ) : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("console.counted.more")}
        </Button>
      ) : null}
    </Dialog>
  );
}
