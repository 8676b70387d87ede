import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AreaPicker,
  CsvButton,
  dateIn,
  ListPage,
  NativeSelect,
  orThrow,
  PeriodFields,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
} from "#web/console";
import type { FigureRow, FigureValue } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useOwnArea } from "./wire.ts";
import { FigureRecords, type RecordsAsk } from "./figure-records.tsx";
import { figureText, type FigureWords } from "./figure-text.ts";
import { Kinds } from "./figure-kinds.tsx";

export type FigureTable = { figures: readonly FigureWords[]; rows: readonly FigureRow[] };

const DAY = 86_400_000;

export function FiguresPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api, area: headerArea } = useConsole();
  const { params, set } = useUrl();
  const today = dateIn(Date.now());
  const from = params.get("from") ?? dateIn(Date.now() - 30 * DAY);
  const to = params.get("to") ?? today;
  const own = useOwnArea().area ?? "";
  const area = params.get("area") ?? (headerArea || own);
  const read = useQuery({
    queryKey: ["figures", area, from, to],
    queryFn: async () => orThrow(await api.get<FigureTable>("/api/incidents/figures", { area, from, to })),
  });
  const [records, setRecords] = useState<RecordsAsk | null>(null);
  const table = read.data && {
    ...read.data,
    rows: read.data.rows.map((row) => ({ ...row, areaName: language === "en" ? row.areaNameEn : row.areaName })),
  };
  const lines = () => [
    [
      say("figures.area"),
      ...(table?.figures ?? []).flatMap((figure) => [
        figure[language],
        `${figure[language]}·${say("figures.numerator")}`,
        `${figure[language]}·${say("figures.denominator")}`,
      ]),
    ],
    ...(table?.rows ?? []).map((row) => [row.areaName, ...(table?.figures ?? []).flatMap((figure) => cells(figure, row))]),
  ];
  return (
    <ListPage
      title={say("figures.title")}
      lead={say("figures.lead")}
      read={read}
      filters={
        <>
          <AreaPicker value={area} onChange={(code) => set({ area: code || null })} any label={say("figures.area")} />
          <PeriodFields from={from} to={to} last={today} />
        </>
      }
      tools={<CsvButton name={`zuji-figures-${from}-${to}`} rows={lines} disabled={!table} />}
      empty={table && table.rows.length > 0 ? null : say("figures.empty")}
      beside={records ? <FigureRecords ask={records} close={() => setRecords(null)} /> : null}
    >
      {table ? (
        <>
          <Numbers table={table} open={(figure, row) => setRecords({ figure, area: row.area, areaName: row.areaName, from, to })} />
          {table.rows.length > 1 ? <Bars table={table} /> : null}
          <Kinds area={area} from={from} to={to} figure={table.figures.find(({ code }) => code === "evt.reported")} open={setRecords} />
          <Definitions table={table} />
        </>
      ) : null}
    </ListPage>
  );
}

const valueOf = (row: FigureRow, code: string): FigureValue | undefined => row.figures.find((value) => value.code === code);

function cells(figure: FigureWords, row: FigureRow): (string | number | null)[] {
  const value = valueOf(row, figure.code);
  return [figureText(figure, value), value?.numerator ?? null, value?.denominator ?? null];
}

function Numbers({ table, open }: { table: FigureTable; open: (figure: FigureWords, row: FigureRow) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <div className="c-scroll" role="region" aria-label={say("figures.title")} tabIndex={0}>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{say("figures.area")}</th>
            {table.figures.map((figure) => (
              <th key={figure.code} scope="col" className="c-num" title={figure.definition[language]}>
                {figure[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.area}>
              <th scope="row">{row.areaName}</th>
              {table.figures.map((figure) => (
                <td key={figure.code} className="c-num">
                  <Value figure={figure} value={valueOf(row, figure.code)} label={row.areaName} open={() => open(figure, row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ figure, value, label, open }: { figure: FigureWords; value: FigureValue | undefined; label: string; open: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (!value) return <>—</>;
  const parts =
    value.denominator === null
      ? value.p90
        ? say("figures.p90", { value: value.p90.toFixed(1) })
        : ""
      : `${value.numerator}/${value.denominator}`;
  return (
    <button type="button" className="i-figure" onClick={open}>
      {figure.unit === "hours" && value.value !== null
        ? say("figures.hours", { value: figureText(figure, value) })
        : figureText(figure, value)}
      {parts ? <small>{parts}</small> : null}
      <span className="c-hidden">{say("figures.open", { figure: figure[language], area: label, n: value.numerator })}</span>
    </button>
  );
}

/** One figure by area as bars; the table above holds the same numbers for those who cannot see them. */
function Bars({ table }: { table: FigureTable }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params, set } = useUrl();
  const figure = table.figures.find((one) => one.code === params.get("bar")) ?? table.figures[0];
  if (!figure) return null;
  const size = (row: FigureRow): number => {
    const value = valueOf(row, figure.code);
    return (figure.unit === "count" ? value?.numerator : value?.value) ?? 0;
  };
  const largest = figure.unit === "percent" ? 1 : Math.max(...table.rows.map(size), 1);
  return (
    <section className="c-card" aria-label={say("figures.bars", { figure: figure[language] })}>
      <div className="c-row">
        <h2>{say("figures.bars", { figure: figure[language] })}</h2>
        <NativeSelect
          label={say("figures.show")}
          value={figure.code}
          onChange={(code) => set({ bar: code }, true)}
          options={table.figures.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </div>
      {table.rows.map((row) => (
        <div key={row.area} className="i-bar">
          <span>{row.areaName}</span>
          <span className="i-bar-track" aria-hidden="true">
            <span className="i-bar-fill" style={{ width: `${Math.min(100, (size(row) / largest) * 100)}%` }} />
          </span>
          <span className="c-num">{figureText(figure, valueOf(row, figure.code))}</span>
        </div>
      ))}
    </section>
  );
}

function Definitions({ table }: { table: FigureTable }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <details className="c-card">
      <summary>{say("figures.definition")}</summary>
      <dl>
        {table.figures.map((figure) => (
          <div key={figure.code}>
            <dt>
              <b>{figure[language]}</b> <span className="c-muted">{say("figures.version", { version: figure.version })}</span>
            </dt>
            <dd>{figure.definition[language]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
