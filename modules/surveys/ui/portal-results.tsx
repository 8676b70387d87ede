/** @jsxImportSource preact */
import { Card, DataTable, Notice, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { EstimateRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { TrendChart } from "./trend-chart.tsx";

type Key = keyof typeof portalWords;
type Say = (key: Key, params?: Readonly<Record<string, unknown>>) => string;
const SHOWN = ["svy.safe", "svy.safe.best", "svy.safe.score", "svy.sat", "svy.aware", "svy.join"] as const;
type Shown = (typeof SHOWN)[number];

const isScore = (indicator: string): boolean => indicator.endsWith(".score");
const say2 = (value: number | null, indicator: string): string =>
  value === null ? "—" : isScore(indicator) ? value.toFixed(1) : `${(value * 100).toFixed(2)}%`;
const signed = (value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;

const range = ({ low, high, indicator }: EstimateRow): string =>
  low === null || high === null ? "—" : `${say2(low, indicator)} – ${say2(high, indicator)}`;

function change({ before, indicator }: EstimateRow, say: Say): string {
  if (!before) return "—";
  const n = signed(isScore(indicator) ? before.difference : before.difference * 100);
  const verdict = say(before.significant ? (before.difference > 0 ? "higher" : "lower") : "noDifference");
  return `${say(isScore(indicator) ? "scorePoints" : "points", { n })}${say("comma")}${verdict}`;
}

function References({ row, say, language }: { row: EstimateRow; say: Say; language: Language }) {
  return (
    <>
      {row.references.map((one) => (
        <Card key={one.zh} title={say("against", { name: one[language] })} tone="accent">
          <p>
            {say("leads", {
              year: row.year,
              own: say2(row.value, row.indicator),
              name: one[language],
              theirs: `${one.value.toFixed(2)}%`,
              n: signed(one.difference * 100),
              verdict: say(one.significant ? "verdictYes" : "verdictNo"),
            })}
          </p>
          {one.z !== null && one.p !== null ? <p class="hint">{say("test", { z: one.z.toFixed(2), p: one.p.toFixed(3) })}</p> : null}
          {one.se === null ? <p class="hint">{say("exact")}</p> : null}
          <p class="hint">{say("source", { document: one.document })}</p>
        </Card>
      ))}
    </>
  );
}

const placeOf = (row: EstimateRow, language: Language): string => (language === "zh" ? row.areaName : row.areaNameEn);

function Tables({
  language,
  series,
  counties,
  say,
  title,
}: {
  language: Language;
  series: readonly EstimateRow[];
  counties: readonly EstimateRow[];
  say: Say;
  title: string;
}) {
  const columns = [
    { label: say("value"), numeric: true },
    { label: say("interval"), numeric: true },
    { label: say("answers"), numeric: true },
  ];
  return (
    <>
      <DataTable
        caption={`${title} · ${say("trend")}`}
        columns={[{ label: say("year") }, ...columns, { label: say("before") }, { label: say("rate"), numeric: true }]}
        rows={series.map((row) => ({
          key: `${row.year}`,
          cells: [
            `${row.year}`,
            row.value === null ? say("few") : say2(row.value, row.indicator),
            range(row),
            row.n,
            change(row, say),
            row.responseRate === null ? "—" : `${(row.responseRate * 100).toFixed(1)}%`,
          ],
        }))}
      />
      {counties.length > 0 ? (
        <DataTable
          caption={say("counties", { year: counties[0]!.year })}
          columns={[{ label: say("area") }, ...columns]}
          rows={counties.map((row) => ({
            key: row.area,
            cells: [placeOf(row, language), row.value === null ? say("few") : say2(row.value, row.indicator), range(row), row.n],
          }))}
        />
      ) : null}
    </>
  );
}

function How({ say }: { say: Say }) {
  return (
    <Card title={say("how")}>
      <p>{say("howSample")}</p>
      <p>{say("howWeights")}</p>
      <p>{say("howEnd")}</p>
      <p>
        <a href="/api/surveys/estimates">{say("csv")}</a>
      </p>
    </Card>
  );
}

/** How safe people feel, year by year with its margin of error, and against the province with what the test says. */
export async function visitResults({ api, language, request }: Visit): Promise<Outcome> {
  const say: Say = speaker(portalWords, language);
  const asked = request.query["figure"];
  const figure: Shown = SHOWN.find((one) => one === asked) ?? "svy.safe";
  const reply = await api.get<{ rows: EstimateRow[] }>("/api/surveys/estimates", { indicator: figure });
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const { rows } = reply.value;
  const whole = rows.reduce((least, { area }) => Math.min(least, area.length), 6);
  const series = rows.filter(({ area }) => area.length === whole);
  const newest = series[0];
  const counties = whole === 6 ? [] : rows.filter(({ area, year }) => area.length === 6 && year === newest?.year);
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p>{say("lead")}</p>
        {newest ? null : <Notice title={say("none")} />}
        {newest ? (
          <>
            <h2>
              {placeOf(newest, language)} · {say(figure)}
              {newest.demo ? <span class="meta"> {say("sample")}</span> : null}
            </h2>
            <TrendChart rows={series} title={`${say(figure)} · ${say("trend")}`} name={newest.references[0]?.[language] ?? ""} />
            <p class="hint">
              {say("trendNote")}
              {newest.references[0] ? ` ${say("trendMark", { name: newest.references[0][language] })}` : ""}
            </p>
            {series.map((row) => (
              <References key={row.year} row={row} say={say} language={language} />
            ))}
            <Tables language={language} series={series} counties={counties} say={say} title={say(figure)} />
            <Card title={say("other")}>
              <ul>
                {SHOWN.filter((one) => one !== figure).map((one) => (
                  <li key={one}>
                    <a href={`/surveys?figure=${one}`}>{say(one)}</a>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        ) : null}
        <How say={say} />
      </>
    ),
  };
}
