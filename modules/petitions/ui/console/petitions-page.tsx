import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  DueBadge,
  Empty,
  Go,
  newId,
  orThrow,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { PetitionFigureTable, PetitionPage as Rows, PetitionRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { StepDialog } from "./step-dialog.tsx";
import { TAKING, takingBody } from "./steps.ts";
import { api, useRead, useSend } from "./wire.ts";

const VIEWS = ["desk", "organ", "review", "overdue", "ended"] as const;
const dueFact = (row: PetitionRow) =>
  ({ dueAt: row.dueAt, provisional: row.provisional, state: row.stage === "ended" ? "ended" : "running", working: false }) as const;

/** The queue by due time; its address is the queue. */
export function PetitionsPage() {
  const say = useSay(consoleWords);
  const { api: client, area } = useConsole();
  const { params, set } = useUrl();
  const send = useSend();
  const [taking, setTaking] = useState(false);
  const view = VIEWS.find((one) => one === params.get("view")) ?? "desk";
  const number = params.get("number") ?? "";
  const read = useInfiniteQuery({
    queryKey: ["petitions", "list", view, number, area],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(await client.get<Rows>(api(""), { view, number: number || undefined, area, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={say("title")} wide tools={<Button onClick={() => setTaking(true)}>{say("take")}</Button>}>
      <p className="c-muted">{say("lead")}</p>
      <div className="c-row" role="group" aria-label={say("views")}>
        {VIEWS.map((value) => (
          <Button
            key={value}
            size="small"
            type={value === view ? "primary" : "default"}
            aria-pressed={value === view}
            onClick={() => set({ view: value })}
          >
            {say(`view.${value}`)}
          </Button>
        ))}
        <input
          className="c-input"
          style={{ maxWidth: "14rem" }}
          type="search"
          aria-label={say("find")}
          placeholder={say("find")}
          defaultValue={number}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) set({ number: event.currentTarget.value.trim() });
          }}
        />
      </div>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("empty")} /> : null}
      {rows.length > 0 ? <PetitionTable rows={rows} /> : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("more")}
        </Button>
      ) : null}
      <Figures area={area ?? ""} />
      {taking ? (
        <StepDialog
          title={say("take")}
          asks={TAKING}
          submit={(typed) => send("taken", takingBody(typed, newId()))}
          close={() => setTaking(false)}
        />
      ) : null}
    </Page>
  );
}

function PetitionTable({ rows }: { rows: readonly PetitionRow[] }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const now = useMinute();
  return (
    <div className="c-scroll">
      <table className="c-table">
        <thead>
          <tr>
            {(["number", "channel", "branch", "organ", "due", "state"] as const).map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Go to={`/petitions/${row.home}/${row.id}`} className="c-mono">
                  {row.number}
                </Go>
              </td>
              <td>{speak(`petitions.channel.${row.channel}`)}</td>
              <td>{row.branch ? speak(`petitions.branch.${row.branch}`) : "—"}</td>
              <td>{row.organName}</td>
              <td>{row.dueAt ? <DueBadge fact={dueFact(row)} now={now} /> : "—"}</td>
              <td>{row.ending ? speak(`petitions.ending.${row.ending}`) : speak(`petitions.stage.${row.stage}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ area }: { area: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { data } = useRead<PetitionFigureTable>("figures", area ? { area } : {});
  if (!data) return null;
  return (
    <details className="c-card">
      <summary>{say("figures")}</summary>
      <div className="c-scroll">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col" />
              {data.figures.map((figure) => (
                <th key={figure.code} scope="col" title={figure.definition[language]}>
                  {figure[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.area}>
                <th scope="row">{language === "en" ? row.areaNameEn : row.areaName}</th>
                {row.figures.map((figure) => (
                  <td key={figure.code} className="c-num">
                    {figure.value === null ? "—" : `${(figure.value * 100).toFixed(2)} %（${figure.numerator}/${figure.denominator}）`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
