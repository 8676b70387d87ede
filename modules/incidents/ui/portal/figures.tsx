/** @jsxImportSource preact */
import { Card, DataTable, monthAround, Notice, sayDay, sayMonth, withQuery, type AreaChoices, type Outcome, type Visit } from "#web/parts";
import { type Language, percentage, speaker } from "#web/words";
import type { FigureRow, FigureValue } from "../../contract.ts";
import type { FigureTable, FigureWords } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";

const rounded = (value: number, digits: number): string => String(Math.round(value * 10 ** digits) / 10 ** digits);

/** The figure as one reads it; "—" when there is nothing to count. */
export function sayFigure(value: FigureValue | undefined, unit: FigureWords["unit"], language: Language): string {
  const say = speaker(portalWords, language);
  if (value?.hidden) return say("figures.hidden");
  if (!value) return "—";
  if (unit === "count") return value.value === null ? "—" : value.value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  if (value.value === null) return "—";
  if (unit === "hours") return say("figures.hours", { value: rounded(value.value, 1) });
  return percentage(value.value);
}

/** The numbers beside a rate: a percentage alone says nothing about how many. */
export function sayNumbers(value: FigureValue | undefined, unit: FigureWords["unit"], language: Language): string {
  const say = speaker(portalWords, language);
  if (!value || value.hidden || unit === "count") return "";
  if (unit === "hours") return value.p90 === null || value.p90 === undefined ? "" : say("figures.p90", { value: rounded(value.p90, 1) });
  return value.denominator === null ? "" : say("figures.of", { numerator: value.numerator, denominator: value.denominator });
}

export type Period = { from: string; to: string };
const BELOW: Readonly<Record<number, string>> = { 0: "county", 4: "county", 6: "town", 9: "village" };

export function readPeriod(visit: Visit): Period {
  const month = visit.request.query["month"] ?? "";
  return monthAround(/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : visit.today);
}

/** The area to show, and what to say where it is not the one that was asked for: a village counts too few to stand in public alone. */
function readArea({ request }: Visit): { area: string; instead: "village" | "unknown" | null } {
  const asked = request.query["area"] ?? "";
  if (/^\d{12}$/.test(asked)) return { area: asked.slice(0, 9), instead: "village" };
  if (asked === "" || /^(\d{4}|\d{6}|\d{9})$/.test(asked)) return { area: asked, instead: null };
  return { area: "", instead: "unknown" };
}

export async function readDefinitions({ api }: Visit): Promise<readonly FigureWords[]> {
  const reply = await api.get<{ rows: readonly FigureWords[] }>("/api/incidents/figures/definitions");
  return reply.ok ? reply.value.rows : [];
}

export async function readFigures({ api }: Visit, area: string, period: Period, level: string): Promise<readonly FigureRow[] | null> {
  const reply = await api.get<FigureTable>("/api/incidents/figures", { area, ...period, level });
  return reply.ok ? reply.value.rows : null;
}

export function MonthBar({ path, area, period, visit }: { path: string; area: string; period: Period; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const monthOf = (moved: number): string => monthAround(period.from, moved).from.slice(0, 7);
  const last = period.to >= visit.today;
  return (
    <nav class="months" aria-label={say("figures.month")}>
      <a href={withQuery(path, { area, month: monthOf(-1) })}>{say("figures.prev")}</a>
      <strong>{sayMonth(period.from, visit.language)}</strong>
      {last ? <span /> : <a href={withQuery(path, { area, month: monthOf(1) })}>{say("figures.next")}</a>}
    </nav>
  );
}

function MonthTable({
  rows,
  definitions,
  visit,
  area,
  period,
  links,
}: {
  rows: readonly FigureRow[];
  definitions: readonly FigureWords[];
  visit: Visit;
  area: string;
  period: Period;
  links: boolean;
}) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const month = period.from.slice(0, 7);
  return (
    <DataTable
      caption={`${say("figures.title")} · ${sayMonth(period.from, language)}`}
      columns={[{ label: say("figures.area") }, ...definitions.map((one) => ({ label: one[language], numeric: true }))]}
      rows={rows.map((row) => ({
        key: row.area,
        cells: [
          links ? <a href={withQuery("/figures", { area: row.area, month })}>{row.areaName}</a> : row.areaName,
          ...definitions.map((one) => {
            const value = row.figures.find(({ code }) => code === one.code);
            const numbers = sayNumbers(value, one.unit, language);
            return (
              <>
                <a href={withQuery(`/figures/${one.code}`, { area: row.area || area, month })}>
                  {sayFigure(value, one.unit, language)}
                  <span class="unseen">{` ${one[language]} ${row.areaName}`}</span>
                </a>
                {numbers ? <span class="numbers">{numbers}</span> : null}
              </>
            );
          }),
        ],
      }))}
    />
  );
}

/** /figures: a month, area by area; every number leads to its records. */
export async function visitFigures(visit: Visit, areaChoices: AreaChoices): Promise<Outcome> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const { area, instead } = readArea(visit);
  const period = readPeriod(visit);
  const [definitions, rows, choices] = await Promise.all([
    readDefinitions(visit),
    readFigures(visit, area, period, BELOW[area.length] ?? "county"),
    areaChoices(visit, area),
  ]);
  const up = choices?.trail.at(-2)?.code ?? "";
  return {
    kind: "page",
    title: say("figures.title"),
    wide: true,
    status: rows ? 200 : 503,
    body: (
      <>
        <h1>{say("figures.title")}</h1>
        <p class="lead">
          {say("figures.lead")} <a href="/catalogue">{say("figures.catalogue")}</a>
        </p>
        {instead ? <Notice title={say(`figures.instead.${instead}`)} /> : null}
        {area.length > 4 ? (
          <p class="trail">
            <strong>{choices?.parent?.[language]}</strong>
            <a href={withQuery("/figures", { area: up.length > 4 ? up : "", month: period.from.slice(0, 7) })}>{say("figures.back")}</a>
          </p>
        ) : null}
        <MonthBar path="/figures" area={area} period={period} visit={visit} />
        {rows && rows.length > 0 ? (
          <MonthTable
            rows={rows.map((row) => ({ ...row, areaName: language === "en" ? row.areaNameEn : row.areaName }))}
            definitions={definitions}
            visit={visit}
            area={area}
            period={period}
            links={area.length < 9}
          />
        ) : (
          <Notice title={say("figures.none")} />
        )}
        <p class="meta">
          {say("figures.empty")} {say("figures.hidden.why")} {say("figures.source", { day: sayDay(today, language) })}
        </p>
        <Card title={say("figures.definition")}>
          <dl class="definitions">
            {definitions.map((one) => (
              <div key={one.code}>
                <dt>{one[language]}</dt>
                <dd>{one.definition[language]}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </>
    ),
  };
}
