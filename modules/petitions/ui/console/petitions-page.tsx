import { Button } from "antd";
import { useState } from "react";
import {
  DueBadge,
  Go,
  holdsRole,
  ListPage,
  newId,
  PeriodFields,
  SearchBox,
  type Session,
  Table,
  Tabs,
  useConsole,
  useLanguage,
  useMinute,
  usePages,
  useSay,
  useUrl,
  useViewsCounted,
} from "#web/console";
import { ExportButton } from "#parts/exports";
import { CallerLookup } from "#parts/privacy";
import { percentage } from "#web/words";
import type { PetitionFigureTable, PetitionPage as Rows, PetitionRow, PetitionTaken } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { RepeatCard } from "./repeat-card.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { TAKING, takingBody } from "./steps.ts";
import { TakenSlip } from "./taken-slip.tsx";
import { api, useByNumber, useRead, useSend } from "./wire.ts";

const VIEWS = ["desk", "organ", "review", "overdue", "ended"] as const;
const COLUMNS = ["number", "channel", "branch", "organ", "due", "state"] as const;
const dueFact = (row: PetitionRow) =>
  ({ dueAt: row.dueAt, provisional: row.provisional, state: row.stage === "ended" ? "ended" : "running", working: row.working }) as const;

/** Who takes petitions in, as the command itself permits. */
const DESK = ["intakeClerk", "dispatcher"];
/** Where a working day begins: an organ has nothing at the desk, the desk nothing under review. */
const firstView = (session: Session): (typeof VIEWS)[number] => {
  if (holdsRole(session, DESK)) return "desk";
  if (holdsRole(session, ["handler", "approver"])) return "organ";
  return holdsRole(session, ["reviewer"]) ? "review" : "overdue";
};

/** The queue by due time; its address is the queue. */
export function PetitionsPage() {
  const say = useSay(consoleWords);
  const { area, session } = useConsole();
  const { params, set } = useUrl();
  const send = useSend();
  const counts = useViewsCounted("petitions", "/api/petitions/counts", area);
  const byNumber = useByNumber();
  const [taking, setTaking] = useState(false);
  const [taken, setTaken] = useState<PetitionTaken | null>(null);
  const view = VIEWS.find((one) => one === params.get("view")) ?? firstView(session);
  const number = params.get("number") ?? "";
  const read = usePages<Rows>(["petitions"], api(""), { view, number, area }, 60_000);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      tools={
        <>
          <ExportButton subject="petitions.queue" filter={{ view, ...(number ? { number } : {}), ...(area ? { area } : {}) }} />
          {holdsRole(session, DESK) ? <Button onClick={() => setTaking(true)}>{say("take")}</Button> : null}
        </>
      }
      read={read}
      empty={rows.length === 0 ? say("empty") : null}
      filters={
        <>
          <Tabs
            label={say("views")}
            value={view}
            counts={counts}
            options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
            onChange={(next) => set({ view: next })}
          />
          <SearchBox label={say("find")} name="number" />
        </>
      }
      beside={
        <>
          {taken ? <TakenSlip taken={taken} close={() => setTaken(null)} /> : null}
          {holdsRole(session, ["intakeClerk", "dispatcher"]) ? (
            <CallerLookup kind="petitions.petition" why="visit" pathOf={({ home, id }) => `/petitions/${home}/${id}`} />
          ) : null}
          <Figures area={area ?? ""} />
          <RepeatCard />
          {taking ? (
            <StepDialog
              title={say("take")}
              asks={TAKING}
              submit={async (typed) => send("taken", takingBody(typed, newId(), await byNumber(typed["earlier"])), setTaken)}
              close={() => setTaking(false)}
            />
          ) : null}
        </>
      }
    >
      <PetitionTable rows={rows} />
    </ListPage>
  );
}

function PetitionTable({ rows }: { rows: readonly PetitionRow[] }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  const now = useMinute();
  return (
    <Table name="petitions" label={say("title")} columns={COLUMNS.map((id) => ({ id, label: say(id) }))}>
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
            <td>{language === "en" ? row.organNameEn : row.organName}</td>
            <td>{row.dueAt ? <DueBadge fact={dueFact(row)} now={now} /> : "—"}</td>
            <td>{row.ending ? speak(`petitions.ending.${row.ending}`) : speak(`petitions.stage.${row.stage}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figures({ area }: { area: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params } = useUrl();
  const span = Object.fromEntries(["from", "to"].flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? ""]] : [])));
  const { data } = useRead<PetitionFigureTable>("figures", { ...(area ? { area } : {}), ...span });
  if (!data) return null;
  return (
    <details className="c-card">
      <summary>{say("figures")}</summary>
      <search className="c-filters">
        <PeriodFields from={data.from} to={data.to} />
      </search>
      <div className="c-scroll">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("figures.figure")}</th>
              {data.rows.map((row) => (
                <th key={row.area} scope="col" className="c-num">
                  {language === "en" ? row.areaNameEn : row.areaName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.figures.map((figure, at) => (
              <tr key={figure.code}>
                <th scope="row" title={figure.definition[language]}>
                  <a className="c-link" href={`/catalogue/${figure.code}`}>
                    {figure[language]}
                  </a>
                </th>
                {data.rows.map((row) => {
                  const { value, numerator, denominator } = row.figures[at] ?? { value: null, numerator: 0, denominator: 0 };
                  return (
                    <td key={row.area} className="c-num">
                      {percentage(value)}
                      {value === null ? null : <div className="c-muted">{`${numerator} / ${denominator}`}</div>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
