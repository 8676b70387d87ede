/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import { Card, DataTable, Notice, sayDay, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { FigureWords, PublicRecords } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";
import { MonthBar, readDefinitions, readFigures, readPeriod, sayFigure, sayNumbers, type Period } from "./figures.tsx";
import { readTaxonomy } from "./taxonomy.ts";

type Asked = { code: string; area: string; period: Period; set: "numerator" | "denominator"; cursor: string };

const ask = ({ request, params }: Visit, period: Period): Asked => ({
  code: params["code"] ?? "",
  area: /^\d{4,12}$/.test(request.query["area"] ?? "") ? (request.query["area"] ?? "") : "",
  period,
  set: request.query["set"] === "denominator" ? "denominator" : "numerator",
  cursor: request.query["cursor"] ?? "",
});

const read = ({ api }: Visit, { code, area, period, set, cursor }: Asked) =>
  api.get<PublicRecords>(`/api/incidents/figures/${encodeURIComponent(code)}/records`, { area, ...period, set, cursor });

const placeOf = ({ place, placeEn }: PublicRecords["rows"][number], language: Language): string => (language === "en" ? placeEn : place);

const LEVELS: Readonly<Record<number, string>> = { 0: "city", 4: "city", 6: "county", 9: "town", 12: "village" };

function SetTabs({ visit, asked, definition }: { visit: Visit; asked: Asked; definition: FigureWords }) {
  const say = speaker(portalWords, visit.language);
  if (definition.denominator === null) return null;
  const month = asked.period.from.slice(0, 7);
  return (
    <nav class="tabs" aria-label={say("figures.records")}>
      {(["numerator", "denominator"] as const).map((set) => (
        <a
          key={set}
          href={withQuery(`/figures/${asked.code}`, { area: asked.area, month, set })}
          aria-current={asked.set === set ? "page" : undefined}
        >
          {say(`figures.${set}`)}
        </a>
      ))}
    </nav>
  );
}

/** /figures/{code}: a number, how it is counted, and the records it is made of. */
export async function visitFigure(visit: Visit): Promise<Outcome> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const period = readPeriod(visit);
  const asked = ask(visit, period);
  const definitions = await readDefinitions(visit);
  const definition = definitions.find(({ code }) => code === asked.code);
  if (!definition)
    return {
      kind: "page",
      status: 404,
      title: say("figures.title"),
      body: (
        <>
          <h1>{say("figures.title")}</h1>
          <p>
            <a href="/figures">{say("figures.all")}</a>
          </p>
        </>
      ),
    };
  const [taxonomy, figures, records] = await Promise.all([
    readTaxonomy(visit.api, language),
    readFigures(visit, asked.area, period, LEVELS[asked.area.length] ?? "city"),
    read(visit, asked),
  ]);
  const row = figures?.[0];
  const value = row?.figures.find(({ code }) => code === asked.code);
  const month = period.from.slice(0, 7);
  const here = (query: Record<string, string | null>): string =>
    withQuery(`/figures/${asked.code}`, { area: asked.area, month, set: asked.set, ...query });
  return {
    kind: "page",
    title: definition[language],
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href={withQuery("/figures", { month })}>{say("figures.all")}</a>
        </p>
        <h1>{definition[language]}</h1>
        <MonthBar path={`/figures/${asked.code}`} area={asked.area} period={period} visit={visit} />
        <Card tone="accent">
          <p class="meta">{(language === "en" ? row?.areaNameEn : row?.areaName) ?? say("map.whole")}</p>
          <p class="big-number">{sayFigure(value, definition.unit, language)}</p>
          <p class="meta">{sayNumbers(value, definition.unit, language)}</p>
          <p>{definition.definition[language]}</p>
          <p class="meta">
            {say("figures.version", { version: definition.version })} · {say("figures.source", { day: sayDay(today, language) })} ·{" "}
            {say("figures.empty")}
          </p>
        </Card>
        <h2 class="small">{say("figures.records")}</h2>
        <SetTabs visit={visit} asked={asked} definition={definition} />
        {records.ok ? (
          <>
            <DataTable
              caption={say("figures.records.caption", { total: records.value.total })}
              columns={[
                { label: say("figures.number") },
                { label: say("figures.category") },
                { label: say("figures.place") },
                { label: say("figures.day") },
              ]}
              rows={records.value.rows.map((one, index) => ({
                key: `${index}`,
                cells: [one.number, one.category === "" ? "—" : taxonomy.name(one.category), placeOf(one, language), one.day],
              }))}
            />
            <p class="row">
              <a class="button quiet" href={withQuery(`/figures/${asked.code}/records.csv`, { area: asked.area, month, set: asked.set })}>
                {say("figures.csv")}
              </a>
              {records.value.next ? (
                <a class="button quiet" href={here({ cursor: records.value.next })}>
                  {say("figures.more")}
                </a>
              ) : null}
              {asked.cursor ? <a href={here({ cursor: null })}>{say("figures.first")}</a> : null}
            </p>
          </>
        ) : (
          <Notice tone="warn" title={records.refusal.message} />
        )}
      </>
    ),
  };
}

const PAGES_MAX = 200;

/** The same records as a file, all pages of them, so that the figure can be counted again by anybody. */
export async function visitRecordsFile(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const asked = ask(visit, readPeriod(visit));
  const taxonomy = await readTaxonomy(visit.api, visit.language);
  const lines = [
    [say("figures.number"), `${say("figures.category")} (code)`, say("figures.category"), say("figures.place"), say("figures.day")],
  ];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null && page < PAGES_MAX; page++) {
    const reply: Awaited<ReturnType<typeof read>> = await read(visit, { ...asked, cursor });
    if (!reply.ok)
      return {
        kind: "page",
        status: reply.status || 503,
        title: say("figures.title"),
        body: (
          <>
            <h1>{say("figures.title")}</h1>
            <Notice tone="warn" title={reply.refusal.message} />
          </>
        ),
      };
    for (const one of reply.value.rows)
      lines.push([one.number, one.category, taxonomy.name(one.category), placeOf(one, visit.language), one.day]);
    cursor = reply.value.next;
  }
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `${asked.code}-${asked.area || "city"}-${asked.period.from.slice(0, 7)}-${asked.set}.csv`,
    body: csvOf(lines),
  };
}
