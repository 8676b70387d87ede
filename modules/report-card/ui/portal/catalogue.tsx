/** @jsxImportSource preact */
import { Card, DataTable, monthAround, Notice, sayDay, sayMonth, withQuery, type Outcome, type Visit } from "#web/parts";
import type { FigureFile } from "#web/proof";
import { type Language, speaker } from "#web/words";
import type { CasePage, OpenedFigure } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";
import { AreaMap, OutlineSprite, readOutlines } from "./area-map.tsx";
import { Definition } from "./definition.tsx";
import { CheckHere, Downloads, ROWS_A_PAGE, RowsTable, rowsCsv } from "./rows.tsx";
import { sayChange, sayNumbers, sayPer, sayPerShort, sayResidents, sayValue } from "./say.ts";
import { figureRefused } from "./shared.tsx";
import { visitTold, visitToldCsv } from "./told.tsx";

type Asked = { code: string; area: string; from: string; to: string; at: number };

/** The last whole month, unless another is asked for. */
function asked({ params, request, today }: Visit): Asked {
  const given = request.query["month"] ?? "";
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(given) ? monthAround(`${given}-01`) : monthAround(today, -1);
  const area = request.query["area"] ?? "";
  const at = /^\d{1,6}$/.test(request.query["at"] ?? "") ? Number(request.query["at"]) : 0;
  return { code: params["code"] ?? "", area: /^\d{4,12}$/.test(area) ? area : "", ...month, at };
}

const api = (code: string, what = ""): string => `/api/catalogue/${encodeURIComponent(code)}${what}`;
const here = ({ code, area, from }: Asked, query: Record<string, string | null> = {}): string =>
  withQuery(`/catalogue/${code}`, { area, month: from.slice(0, 7), ...query });

function Head({ figure, ask, visit }: { figure: OpenedFigure; ask: Asked; visit: Visit }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const month = (moved: number): string => monthAround(ask.from, moved).from.slice(0, 7);
  return (
    <>
      <p class="meta eyebrow">
        <a href="/catalogue">{say("all")}</a>
        {figure.area.length > 4 ? (
          <>
            {" · "}
            <a href={here(ask, { area: figure.area.length > 6 ? figure.area.slice(0, figure.area.length - 3) : null })}>{say("whole")}</a>
          </>
        ) : null}
      </p>
      <h1>{figure[language]}</h1>
      <nav class="months" aria-label={say("month")}>
        <a href={here(ask, { month: month(-1) })}>{say("prev")}</a>
        <strong>
          {figure.counted === "standing" ? say("asOf", { day: sayDay(figure.to, language, "0000") }) : sayMonth(ask.from, language)}
        </strong>
        {ask.to >= today ? <span /> : <a href={here(ask, { month: month(1) })}>{say("next")}</a>}
      </nav>
      <Card tone="accent">
        <p class="meta">{figure.areaName[language]}</p>
        <p class="big-number">{sayValue(figure.value, figure.unit, language)}</p>
        <p class="meta">{sayNumbers(figure.value, figure.unit, language)}</p>
        {figure.per ? <p class="meta">{sayPer(figure.per, language)}</p> : null}
        <Against figure={figure} visit={visit} />
      </Card>
      <Definition figure={figure} visit={visit} />
    </>
  );
}

/** A whole month by its name, anything else by its days. */
const sayPeriod = (from: string, to: string, language: Language): string =>
  from.endsWith("-01") && monthAround(from).to === to ? sayMonth(from, language) : `${from} – ${to}`;

/** 环比 and 同比: the other number stands beside the change, and nothing is said of a difference to what is withheld. */
function Against({ figure, visit }: { figure: OpenedFigure; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <>
      {(["previous", "lastYear"] as const).map((which) => {
        const then = figure[which];
        if (then === null) return null;
        const period =
          figure.counted === "standing" ? say("asOf", { day: sayDay(then.to, language, "0000") }) : sayPeriod(then.from, then.to, language);
        return (
          <p key={which} class="meta">
            {say(`vs.${which}`, {
              period,
              value: sayValue(then.value, figure.unit, language),
              change: sayChange(then.change, figure.unit, language),
            })}
          </p>
        );
      })}
    </>
  );
}

function Below({ figure, ask, visit }: { figure: OpenedFigure; ask: Asked; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  if (figure.below.length === 0) return null;
  const base = figure.below.find(({ per }) => per !== null)?.per;
  return (
    <DataTable
      caption={say("below")}
      columns={[
        { label: say("area") },
        { label: say("value"), numeric: true },
        base
          ? { label: say("per", { of: sayResidents(base.of, language) }), numeric: true }
          : { label: say("of", { numerator: "n", denominator: "N" }), numeric: true },
      ]}
      rows={figure.below.map((one) => ({
        key: one.area,
        cells: [
          <a key="area" href={here(ask, { area: one.area })}>
            {one[language]}
          </a>,
          sayValue(one, figure.unit, language),
          base ? sayPerShort(one.per, language) : sayNumbers(one, figure.unit, language),
        ],
      }))}
    />
  );
}

/** Staff whose role reads these records get to them from here; for everybody else the list does not exist. */
async function Cases({ visit, ask }: { visit: Visit; ask: Asked }) {
  const say = speaker(portalWords, visit.language);
  const { area, from, to } = ask;
  const reply = await visit.api.get<CasePage>(api(ask.code, "/cases"), { area, from, to });
  if (!reply.ok || reply.value.rows.length === 0) return null;
  return (
    <DataTable
      caption={say("cases")}
      columns={[{ label: say("day") }, { label: say("place") }, { label: say("counted") }, { label: say("open") }]}
      rows={reply.value.rows.map((row, index) => ({
        key: String(index),
        cells: [
          row.day,
          row.place[visit.language],
          say(`counted.${row.counted}`),
          row.path ? (
            <a key="open" href={row.path}>
              {say("open")}
            </a>
          ) : (
            say("closed")
          ),
        ],
      }))}
    />
  );
}

/** /catalogue/{code}: one figure at a place and month, down to its rows. */
export async function visitCatalogued(visit: Visit): Promise<Outcome> {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const ask = asked(visit);
  const { area, from, to } = ask;
  const told = await visitTold(visit, ask.code);
  if (told) return told;
  const reply = await visit.api.get<OpenedFigure>(api(ask.code), { area, from, to });
  if (!reply.ok) return figureRefused(visit, reply, (wider) => here(ask, { area: wider }));
  const figure = reply.value;
  const outlines = figure.below[0]?.area.length === 6 ? await readOutlines(visit) : null;
  const rows = await visit.api.get<FigureFile>(api(ask.code, "/rows"), { area, from, to });
  const cases = await Cases({ visit, ask });
  const file = withQuery(api(ask.code, "/file"), { area, from, to });
  return {
    kind: "page",
    title: figure[language],
    wide: true,
    body: (
      <>
        <Head figure={figure} ask={ask} visit={visit} />
        <OutlineSprite outlines={outlines} />
        <AreaMap rows={figure.below.map((one) => ({ ...one, value: one }))} unit={figure.unit} outlines={outlines} visit={visit} />
        <Below figure={figure} ask={ask} visit={visit} />
        {cases}
        <h2 class="small">{say("rows")}</h2>
        {rows.ok ? (
          <>
            <CheckHere visit={visit} file={file} />
            <p class="meta">{say("rows.lead")}</p>
            {rows.value.rows.length === 0 ? <Notice title={say("none")} /> : <RowsTable file={rows.value} from={ask.at} visit={visit} />}
            <Downloads
              csv={withQuery(`/catalogue/${ask.code}/rows.csv`, { area, month: from.slice(0, 7) })}
              json={file}
              visit={visit}
              more={rows.value.rows.length > ask.at + ROWS_A_PAGE ? here(ask, { at: String(ask.at + ROWS_A_PAGE) }) : null}
              back={ask.at > 0 ? here(ask) : null}
            />
          </>
        ) : (
          <Notice tone="warn" title={rows.refusal.message} />
        )}
        <p class="meta">{say("hidden.why")}</p>
      </>
    ),
  };
}

export async function visitCatalogueCsv(visit: Visit): Promise<Outcome> {
  const ask = asked(visit);
  const told = await visitToldCsv(visit, ask.code);
  if (told) return told;
  const { area, from, to } = ask;
  const rows = await visit.api.get<FigureFile>(api(ask.code, "/rows"), { area, from, to });
  if (!rows.ok) return figureRefused(visit, rows, (wider) => here(ask, { area: wider }));
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `${ask.code}-${area || "city"}-${from.slice(0, 7)}.csv`,
    body: rowsCsv(rows.value, visit),
  };
}
