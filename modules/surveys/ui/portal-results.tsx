/** @jsxImportSource preact */
import { Card, DataTable, Notice, sayDay, type Outcome, type Visit, Typed } from "#web/parts";
import { comma, type Language, percentage, speaker } from "#web/words";
import type { EstimateRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { TrendChart } from "./trend-chart.tsx";

type Key = keyof typeof portalWords;
type Say = (key: Key, params?: Readonly<Record<string, unknown>>) => string;
const SHOWN = [
  "svy.safe",
  "svy.safe.best",
  "svy.safe.score",
  "svy.sat",
  "svy.sat.best",
  "svy.sat.score",
  "svy.aware",
  "svy.recall",
  "svy.join",
] as const;
type Shown = (typeof SHOWN)[number];

const isScore = (indicator: string): boolean => indicator.endsWith(".score");
export const sayEstimate = (value: number | null, indicator: string): string =>
  value !== null && isScore(indicator) ? value.toFixed(1) : percentage(value);
const signed = (value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;

const range = ({ low, high, indicator }: EstimateRow): string =>
  low === null || high === null ? "—" : `${sayEstimate(low, indicator)} – ${sayEstimate(high, indicator)}`;

function change({ before, indicator }: EstimateRow, say: Say): string {
  if (!before) return "—";
  const n = signed(isScore(indicator) ? before.difference : before.difference * 100);
  const verdict = say(before.significant ? (before.difference > 0 ? "higher" : "lower") : "noDifference");
  return `${say(isScore(indicator) ? "scorePoints" : "points", { n })}${say("comma")}${verdict}`;
}

/** Which other counties a county's number is more than chance away from; of most it is not. */
function apart({ apart: { others, differs }, value }: EstimateRow, say: Say, language: Language): string {
  if (value === null || others === 0) return "—";
  if (differs.length === 0) return say("noDifference");
  const names = (some: typeof differs): string =>
    some.map((one) => (language === "zh" ? one.areaName : one.areaNameEn)).join(comma(language));
  const [above, below] = [differs.filter(({ difference }) => difference > 0), differs.filter(({ difference }) => difference < 0)];
  return [
    above.length > 0 ? say("apart.above", { names: names(above) }) : "",
    below.length > 0 ? say("apart.below", { names: names(below) }) : "",
  ]
    .filter(Boolean)
    .join(say("comma"));
}

function References({ row, say, language }: { row: EstimateRow; say: Say; language: Language }) {
  return (
    <>
      {row.references.map((one) => (
        <Card key={one.zh} title={say("against", { name: one[language] })} tone="accent">
          <p>
            {say("leads", {
              year: row.year,
              own: sayEstimate(row.value, row.indicator),
              name: one[language],
              theirs: percentage(one.value / 100),
              n: signed(one.difference * 100),
              verdict: say(one.significant ? "verdictYes" : "verdictNo"),
            })}
          </p>
          {one.z !== null && one.p !== null ? <p class="hint">{say("test", { z: one.z.toFixed(2), p: one.p.toFixed(3) })}</p> : null}
          {one.se === null ? <p class="hint">{say("exact")}</p> : null}
          <p class="hint">
            <Typed text={say("source", { document: one.document })} language={language} />
          </p>
        </Card>
      ))}
    </>
  );
}

const placeOf = (row: EstimateRow, language: Language): string => (language === "zh" ? row.areaName : row.areaNameEn);

/** A number, and beside it what it was first published as, where it was corrected. */
function Value({ row, say }: { row: EstimateRow; say: Say }) {
  const first = row.corrections.at(-1);
  return (
    <>
      {row.value === null ? say("few") : sayEstimate(row.value, row.indicator)}
      {first ? (
        <small>
          <br />
          {say("corrected", { old: sayEstimate(first.old, row.indicator) })}
        </small>
      ) : null}
    </>
  );
}

/** What was corrected in the years shown: old, new and why, and the way to every version. */
function Corrections({ rows, say, visit }: { rows: readonly EstimateRow[]; say: Say; visit: Visit }) {
  const all = rows
    .flatMap((row) => row.corrections.map((one) => ({ row, one })))
    .toSorted((left, right) => (left.one.at < right.one.at ? 1 : -1));
  if (all.length === 0) return null;
  return (
    <section id="corrections">
      <h2>{say("corrections")}</h2>
      <p class="hint">{say("corrections.lead")}</p>
      {[...Map.groupBy(all, ({ row, one }) => `${row.survey} ${one.edition}`)].map(([key, some]) => (
        <Correction key={key} some={some} say={say} visit={visit} />
      ))}
    </section>
  );
}

type Corrected = { row: EstimateRow; one: EstimateRow["corrections"][number] };

/** One decision to correct: its day and reason once, and every number it changed. */
function Correction({ some, say, visit: { language } }: { some: readonly Corrected[]; say: Say; visit: Visit }) {
  const [first] = some;
  if (!first) return null;
  const title = `${first.row.year} · ${sayDay(first.one.at, language, "0000")}`;
  return (
    <>
      <p>
        <strong>{title}</strong> {first.one.why[language]}{" "}
        <a href={`/surveys/editions/${first.row.home}/${first.row.survey}`}>{say("versions")}</a>
      </p>
      <DataTable
        caption={`${say("corrections")} · ${title}`}
        columns={[{ label: say("area") }, { label: say("was"), numeric: true }, { label: say("is"), numeric: true }]}
        rows={some.map(({ row, one }) => ({
          key: row.area,
          cells: [
            placeOf(row, language),
            <del key="old">{sayEstimate(one.old, row.indicator)}</del>,
            <ins key="now">{sayEstimate(one.now, row.indicator)}</ins>,
          ],
        }))}
      />
    </>
  );
}

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
            <Value key="value" row={row} say={say} />,
            range(row),
            row.n,
            change(row, say),
            percentage(row.responseRate, 1),
          ],
        }))}
      />
      {counties.length > 0 ? (
        <DataTable
          caption={say("counties", { year: counties[0]!.year })}
          columns={[{ label: say("area") }, ...columns, { label: say("apart") }]}
          rows={counties.map((row) => ({
            key: row.area,
            cells: [placeOf(row, language), <Value key="value" row={row} say={say} />, range(row), row.n, apart(row, say, language)],
          }))}
        />
      ) : null}
      {counties.length > 1 ? <p class="hint">{say("apart.note")}</p> : null}
    </>
  );
}

function How({ say, newest }: { say: Say; newest: EstimateRow | undefined }) {
  return (
    <Card title={say("how")}>
      <p>{say("howSample")}</p>
      <p>{say("howWeights")}</p>
      <p>
        {say("howEnd")}{" "}
        {newest ? <a href={`/surveys/editions/${newest.home}/${newest.survey}`}>{say("howRecord", { year: newest.year })}</a> : null}
      </p>
      <p>
        <a href="/api/surveys/estimates">{say("csv")}</a>
      </p>
    </Card>
  );
}

/** How safe people feel, year by year with its margin of error, and against the province with what the test says. */
export async function visitResults(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
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
    wide: true,
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
              {series.some(({ corrections }) => corrections.length > 0) ? ` ${say("corrected.shown")}` : ""}
            </p>
            {series.map((row) => (
              <References key={row.year} row={row} say={say} language={language} />
            ))}
            <Tables language={language} series={series} counties={counties} say={say} title={say(figure)} />
            <Corrections rows={[...series, ...counties]} say={say} visit={visit} />
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
        <How say={say} newest={newest} />
      </>
    ),
  };
}
