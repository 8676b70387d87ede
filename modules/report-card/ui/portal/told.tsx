/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import type { ComponentChildren } from "preact";
import { Card, DataTable, Facts, Notice, sayDay, withQuery, type Outcome, type Visit, Typed } from "#web/parts";
import type { FigureFile, FigureRow } from "#web/proof";
import { percentage, speaker } from "#web/words";
import type { OpenedTold, ShownValue, ToldLine } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";
import { AreaMap, OutlineSprite, readOutlines } from "./area-map.tsx";
import { Definition } from "./definition.tsx";
import { CheckHere, Downloads, ROWS_A_PAGE } from "./rows.tsx";
import { sayAgainst, sayMeasure, sayNumbers, sayValue } from "./say.ts";
import { figureRefused } from "./shared.tsx";

const api = (code: string, what = ""): string => `/api/catalogue/${encodeURIComponent(code)}/told${what}`;

/** What the method's read says of a figure that is counted. */
const NONE_SUCH = "report-card.no-such-figure";

function askedOf({ request }: Visit): { area: string; year: string | null } {
  const { area = "", year = "" } = request.query;
  return { area: /^\d{4,12}$/.test(area) ? area : "", year: /^\d{4}$/.test(year) ? year : null };
}

const query = ({ area, year }: { area: string; year: string | null }) => ({ area, ...(year === null ? {} : { year }) });

type Unit = OpenedTold["unit"];

/** A figure that is a mean or a sum, not a count of records. */
export const isTold = ({ counted }: Pick<FigureFile, "counted">): boolean => counted === "mean" || counted === "sum";

/** What an estimate's error is made of; a number without its error cannot be compared. */
export function ErrorFacts({ value, unit, visit }: { value: ShownValue; unit: Unit; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const { error } = value;
  if (!error) return null;
  const of = (n: number): string => n.toLocaleString(visit.language === "zh" ? "zh-CN" : "en-GB");
  return (
    <Card title={say("error")} level={3}>
      <Facts
        rows={[
          { term: say("interval.short"), value: `${sayMeasure(error.low, unit)} – ${sayMeasure(error.high, unit)}` },
          { term: say("se"), value: sayMeasure(error.se, unit) },
          { term: say("answers"), value: of(value.numerator) },
          { term: say("missing"), value: of(error.missing) },
          ...(error.deff === null ? [] : [{ term: say("deff"), value: error.deff.toFixed(2) }]),
          ...(error.nEff === null ? [] : [{ term: say("n.eff"), value: of(Math.round(error.nEff)) }]),
          ...(error.rate === null ? [] : [{ term: say("rate"), value: percentage(error.rate, 1) }]),
        ]}
      />
    </Card>
  );
}

/** What the test says of each number this one is held against. */
export function AgainstFacts({ value, unit, visit }: { value: ShownValue; unit: Unit; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <>
      {(value.against ?? []).map((one) => (
        <Card key={one.name.zh} title={say("against", { name: one.name[language] })} level={3} tone="accent">
          <p>{sayAgainst(one, unit, language)}</p>
          <p class="meta">
            <Typed text={say(one.exact ? "against.exact" : "against.from", { document: one.document })} language={language} />
          </p>
        </Card>
      ))}
    </>
  );
}

/** What this number was before it was corrected, and why. */
function Corrected({ figure, visit }: { figure: OpenedTold; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const of = (value: number | null): string => (value === null ? "—" : sayMeasure(value, figure.unit));
  if (figure.corrected.length === 0) return null;
  return (
    <Notice tone="warn" title={say("corrected")}>
      {figure.corrected.map(({ at, was, now, why, path }) => (
        <p key={at}>
          {say("corrected.says", { day: sayDay(at, language, "0000"), was: of(was), now: of(now), why: why[language] })}{" "}
          <a href={path}>{say("corrected.see")}</a>
        </p>
      ))}
    </Notice>
  );
}

function Lines({ figure, lines, by, visit }: { figure: OpenedTold; lines: readonly ToldLine[]; by: "year" | "area"; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  if (lines.length === 0) return null;
  const errors = lines.some(({ value }) => value.error);
  const link = (one: ToldLine): string => withQuery(`/catalogue/${figure.code}`, { area: one.area, year: String(one.year) });
  return (
    <DataTable
      caption={say(by === "year" ? "years" : "below")}
      columns={[{ label: say(by) }, { label: say("value"), numeric: true }, ...(errors ? [{ label: say("interval.short") }] : [])]}
      rows={lines.map((one) => ({
        key: `${one.year} ${one.area}`,
        cells: [
          <a key="at" href={link(one)} aria-current={by === "year" && one.year === figure.year ? "page" : undefined}>
            {by === "year" ? String(one.year) : one[language]}
          </a>,
          one.value.value === null ? say("hidden") : sayValue(one.value, figure.unit, language),
          ...(errors
            ? [one.value.error ? `${sayMeasure(one.value.error.low, figure.unit)} – ${sayMeasure(one.value.error.high, figure.unit)}` : "—"]
            : []),
        ],
      }))}
    />
  );
}

/** The rows a mean or a sum is made of, a page at a time. */
export function ToldRows({ file, from, visit }: { file: FigureFile; from: number; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const rows = file.rows.slice(from, from + ROWS_A_PAGE);
  const named = file.rows.some(({ name }) => name !== undefined);
  const weighted = file.rows.some(({ weight }) => weight !== undefined);
  const nameOf = ({ name, link }: FigureRow, at: number): ComponentChildren => {
    const [zh, en] = (name ?? "").split(" · ");
    const words = name === undefined ? String(at + 1) : ((language === "zh" ? zh : en) ?? name);
    return link === undefined ? words : <a href={link}>{words}</a>;
  };
  const logged = file.rows.some(({ log }) => log !== undefined);
  return (
    <DataTable
      caption={say("rows.caption", { total: file.rows.length, from: Math.min(from + 1, file.rows.length), to: from + rows.length })}
      columns={[
        { label: say(named ? "part" : "number") },
        { label: say("said"), numeric: true },
        ...(weighted ? [{ label: say("weight"), numeric: true }] : []),
        ...(logged ? [{ label: say("entry") }] : []),
      ]}
      rows={rows.map((row, index) => ({
        key: String(from + index),
        cells: [
          nameOf(row, from + index),
          String(row.said ?? 0),
          ...(weighted ? [(row.weight ?? 1).toFixed(3)] : []),
          ...(logged ? [row.log !== undefined && row.entry !== undefined ? `${row.log} № ${row.entry + 1}` : "—"] : []),
        ],
      }))}
    />
  );
}

/** What a row is: part of a sum, a named unit or figure, or an answer nobody is named in. */
const leadOf = ({ counted, rows }: FigureFile) =>
  counted === "sum" ? "rows.lead.sum" : rows.some(({ name }) => name !== undefined) ? "rows.lead.named" : "rows.lead.mean";

/** /catalogue/{code} of a figure that is an estimate or a sum: one year and area, with its error, down to its rows. Null for a counted figure. */
export async function visitTold(visit: Visit, code: string): Promise<Outcome | null> {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const ask = askedOf(visit);
  const reply = await visit.api.get<OpenedTold>(api(code), query(ask));
  if (!reply.ok && reply.refusal.code === NONE_SUCH) return null;
  if (!reply.ok) return figureRefused(visit, reply, (area) => withQuery(`/catalogue/${code}`, query({ ...ask, area })));
  const figure = reply.value;
  const at = { area: figure.area, year: figure.year === null ? null : String(figure.year) };
  const outlines = figure.below.length > 1 ? await readOutlines(visit) : null;
  const rows = figure.value ? await visit.api.get<FigureFile>(api(code, "/rows"), query(at)) : null;
  const file = withQuery(api(code, "/file"), query(at));
  const from = /^\d{1,6}$/.test(request.query["at"] ?? "") ? Number(request.query["at"]) : 0;
  const here = (more: Record<string, string>): string => withQuery(`/catalogue/${code}`, { ...query(at), ...more });
  return {
    kind: "page",
    title: figure[language],
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/catalogue">{say("all")}</a>
        </p>
        <h1>{figure[language]}</h1>
        {figure.value ? (
          <Card tone="accent">
            <p class="meta">
              {figure.areaName[language]} · {figure.year}
            </p>
            <p class="big-number">{sayValue(figure.value, figure.unit, language)}</p>
            <p class="meta">{sayNumbers(figure.value, figure.unit, language)}</p>
          </Card>
        ) : (
          <Notice title={say("none.told")} />
        )}
        <Corrected figure={figure} visit={visit} />
        {figure.value ? <AgainstFacts value={figure.value} unit={figure.unit} visit={visit} /> : null}
        {figure.value ? <ErrorFacts value={figure.value} unit={figure.unit} visit={visit} /> : null}
        <Definition figure={figure} visit={visit} />
        <Lines figure={figure} lines={figure.trend} by="year" visit={visit} />
        <OutlineSprite outlines={outlines} />
        <AreaMap rows={figure.below.filter(({ area }) => area.length === 6)} unit={figure.unit} outlines={outlines} visit={visit} />
        <Lines figure={figure} lines={figure.below} by="area" visit={visit} />
        {figure.path ? (
          <p>
            <a href={figure.path}>{say("staff.open")}</a>
          </p>
        ) : null}
        {rows ? <h2 class="small">{say("rows")}</h2> : null}
        {rows?.ok ? (
          <>
            <CheckHere visit={visit} file={file} receipt={false} />
            <p class="meta">{say(leadOf(rows.value))}</p>
            <ToldRows file={rows.value} from={from} visit={visit} />
            <Downloads
              csv={withQuery(`/catalogue/${code}/rows.csv`, query(at))}
              json={file}
              visit={visit}
              more={rows.value.rows.length > from + ROWS_A_PAGE ? here({ at: String(from + ROWS_A_PAGE) }) : null}
              back={from > 0 ? here({}) : null}
            />
          </>
        ) : rows ? (
          <Notice tone="warn" title={rows.refusal.message} />
        ) : null}
      </>
    ),
  };
}

/** The same rows for a spreadsheet. */
export function toldCsv(file: FigureFile, visit: Visit): string {
  const say = speaker(portalWords, visit.language);
  const lines = file.rows.map((row) => [row.name ?? "", String(row.said ?? 0), String(row.weight ?? 1), row.place, row.day]);
  const all = [[say("part"), say("said"), say("weight"), say("place"), say("day")], ...lines];
  return csvOf(all);
}

export async function visitToldCsv(visit: Visit, code: string): Promise<Outcome | null> {
  const ask = askedOf(visit);
  const rows = await visit.api.get<FigureFile>(api(code, "/rows"), query(ask));
  if (!rows.ok && rows.refusal.code === NONE_SUCH) return null;
  if (!rows.ok) return figureRefused(visit, rows, (area) => withQuery(`/catalogue/${code}`, query({ ...ask, area })));
  const { area, from } = rows.value;
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `${code}-${area}-${from.slice(0, 4)}.csv`,
    body: toldCsv(rows.value, visit),
  };
}
