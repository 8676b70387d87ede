import { useState } from "react";
import {
  CountedRecords,
  consoleWords as pieces,
  Page,
  PeriodFields,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { colon, percentage } from "#web/words";
import type { MediationFigureTable } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { api, useRead } from "./wire.ts";

const rate = (value: number | null): string => percentage(value, 1);
const BESIDE = {
  "med.accepted-failed": "figures.failed",
  "med.ended-terminated": "figures.ended",
  "med.accepted-refused": "figures.refused",
  "med.accepted-pending": "figures.pending",
} as const;

type Asked = { code: string; area: string; areaName: string };

/** Both readings of success side by side, and what a rate near 100 % would hide beside them. */
export function FiguresPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const open = useSay(pieces);
  const [ask, setAsk] = useState<Asked | null>(null);
  const { area } = useConsole();
  const { params } = useUrl();
  const span = Object.fromEntries(["from", "to"].flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? ""]] : [])));
  const read = useRead<MediationFigureTable>("figures", { ...(area ? { area } : {}), ...span });
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { figures, rows, from, to } = read.data;
  const nameOf = (code: string): string => figures.find((one) => one.code === code)?.[language] ?? code;
  const asked = figures.find(({ code }) => code === ask?.code);
  return (
    <Page title={say("figures")} wide>
      <p className="c-muted">{say("figures.lead")}</p>
      <search className="c-filters">
        <PeriodFields from={from} to={to} />
      </search>
      <div className="c-scroll">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("figures.area")}</th>
              {figures.map((one) => (
                <th key={one.code} scope="col">
                  {one[language]}
                </th>
              ))}
              {Object.values(BESIDE).map((word) => (
                <th key={word} scope="col">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${row.area} ${index}`}>
                <th scope="row">{language === "en" ? row.areaNameEn : row.areaName}</th>
                {row.figures.map((one) => (
                  <td key={one.code} className="c-num">
                    {rate(one.value)}
                    <br />
                    <button
                      type="button"
                      className="c-link"
                      aria-label={`${one.numerator} / ${one.denominator} · ${open("console.counted.open", { figure: nameOf(one.code), area: language === "en" ? row.areaNameEn : row.areaName })}`}
                      onClick={() =>
                        setAsk({ code: one.code, area: row.area, areaName: language === "en" ? row.areaNameEn : row.areaName })
                      }
                    >
                      {one.numerator} / {one.denominator}
                    </button>
                  </td>
                ))}
                {Object.keys(BESIDE).map((code) => (
                  <td key={code} className="c-num">
                    {row.beside[code] ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {figures.map((one) => (
        <p key={one.code} className="c-muted">
          <strong>{one[language]}</strong> · {one.version}
          {colon(language)}
          {one.definition[language]}
        </p>
      ))}
      {asked && ask ? (
        <CountedRecords
          title={`${asked[language]} · ${ask.areaName}`}
          definition={asked.definition[language]}
          path={api("figures/records")}
          kind="mediation.dispute"
          ask={{ figure: ask.code, area: ask.area, from, to }}
          close={() => setAsk(null)}
        />
      ) : null}
    </Page>
  );
}
