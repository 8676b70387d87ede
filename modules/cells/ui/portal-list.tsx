/** @jsxImportSource preact */
import { DataTable, withQuery, type Outcome, type Visit, Typed } from "#web/parts";
import { speaker } from "#web/words";
import type { CoverageRow, PublicRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { kindPage, pageOf, percent, kindOf, refused, type AreaList, sayState, type Say } from "./portal-shared.tsx";

/** A phone shows so many at once; the rest is a page further. */
const PAGE = 40;
/** One line a kind, its areas added up; a kind with a list somewhere has a denominator, one without has a dash. */
function byKind(rows: readonly CoverageRow[]): CoverageRow[] {
  return [...Map.groupBy(rows, ({ scheme }) => scheme).values()].map((own) => {
    const sum = (of: (row: CoverageRow) => number): number => own.reduce((all, row) => all + of(row), 0);
    const listed = own.some(({ eligible }) => eligible !== null);
    return {
      ...own[0]!,
      eligible: listed ? sum(({ eligible }) => eligible ?? 0) : null,
      applied: sum(({ applied }) => applied),
      awarded: sum(({ awarded }) => awarded),
      model: sum(({ model }) => model),
      warned: sum(({ warned }) => warned),
    };
  });
}

function Coverage({ rows, area, place, visit }: { rows: readonly CoverageRow[]; area: string; place: string; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <>
      <DataTable
        caption={say("coverage.where", { place })}
        columns={[
          { label: say("kind") },
          { label: say("eligible"), numeric: true },
          { label: say("applied"), numeric: true },
          { label: say("share"), numeric: true },
          { label: say("awarded"), numeric: true },
          { label: say("model"), numeric: true },
        ]}
        rows={byKind(rows).map((row) => ({
          key: row.scheme,
          cells: [
            <a key="kind" href={withQuery("/cells", { area, kind: row.scheme })}>
              {kindOf(row, language)}
            </a>,
            row.eligible ?? "—",
            row.applied,
            percent(row.applied, row.eligible),
            row.awarded,
            row.model,
          ],
        }))}
      />
      <p class="meta">{say("noList")}</p>
    </>
  );
}

function Titles({ caption, rows, visit }: { caption: string; rows: readonly PublicRow[]; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: say("unit") },
        { label: say("kind") },
        { label: say("state") },
        { label: say("score"), numeric: true },
        { label: say("level") },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <a key="unit" href={pageOf(row)}>
            <Typed text={row.name} language={language} />
          </a>,
          kindOf(row, language),
          sayState(row, say),
          row.score ?? "—",
          row.level ? say(`level.${row.level}`) : "—",
        ],
      }))}
    />
  );
}

function Pages({ at, rows, area, kind, say }: { at: number; rows: readonly PublicRow[]; area: string; kind: string; say: Say }) {
  const page = (from: number): string => withQuery("/cells", { area, kind, from: from > 0 ? String(from) : "" });
  const more = rows.length >= PAGE;
  return (
    <p class="actions">
      {at > 0 ? (
        <a class="button quiet" href={page(Math.max(0, at - PAGE))}>
          {say("newer")}
        </a>
      ) : null}
      {more ? (
        <a class="button quiet" href={page(at + PAGE)}>
          {say("older")}
        </a>
      ) : null}
    </p>
  );
}

export async function visitCells(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const area = /^\d{4,12}$/.test(request.query["area"] ?? "") ? request.query["area"]! : "";
  const kind = /^[A-Z]\d{2}$/.test(request.query["kind"] ?? "") ? request.query["kind"]! : "";
  const at = /^\d{1,5}$/.test(request.query["from"] ?? "") ? Number(request.query["from"]) : 0;
  const top = await api.get<AreaList>("/api/places/areas", {});
  const here = area || (top.ok ? (top.value.areas[0]?.code ?? "") : "");
  const [areas, titles, coverage] = await Promise.all([
    api.get<AreaList>("/api/places/areas", { parent: here }),
    api.get<{ rows: PublicRow[] }>("/api/cells/titles", { area, scheme: kind, from: String(at), limit: String(PAGE) }),
    api.get<{ rows: CoverageRow[] }>("/api/cells/coverage", { area: here }),
  ]);
  if (!areas.ok) return refused(visit, areas);
  if (!titles.ok) return refused(visit, titles);
  if (!coverage.ok) return refused(visit, coverage);
  const place = areas.value.trail.at(-1)?.[language] ?? say("whole");
  const open = titles.value.rows.filter(({ state }) => state === "publicised");
  const held = titles.value.rows.filter(({ state }) => state !== "publicised");
  const chosen = kind ? coverage.value.rows.find(({ scheme }) => scheme === kind) : undefined;
  return {
    kind: "page",
    title: say("title"),
    wide: true,
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <p class="actions">
          <a class="button quiet" href="/cells/certificate">
            {say("verify")}
          </a>
          <a class="button quiet" href="/cells/rounds">
            {say("rounds")}
          </a>
          <a class="button quiet" href="/cells/home">
            {say("home")}
          </a>
        </p>
        <nav class="after-actions" aria-label={say("counties")}>
          <ul class="foot-links">
            {area ? (
              <li>
                <a href={withQuery("/cells", { kind })}>{say("whole")}</a>
              </li>
            ) : null}
            {areas.value.areas.map((one) => (
              <li key={one.code}>
                <a href={withQuery("/cells", { area: one.code, kind })}>{one[language]}</a>
              </li>
            ))}
          </ul>
        </nav>
        {open.length > 0 ? <Titles caption={say("publicity")} rows={open} visit={visit} /> : <p>{say("publicity.none")}</p>}
        {kind ? (
          <p>
            <strong>{chosen ? kindOf(chosen, language) : kind}</strong> <a href={withQuery("/cells", { area })}>{say("all")}</a>{" "}
            <a href={kindPage(kind)}>{say("kind.asks")}</a>
          </p>
        ) : (
          <Coverage rows={coverage.value.rows} area={area} place={place} visit={visit} />
        )}
        {held.length > 0 ? <Titles caption={say("held")} rows={held} visit={visit} /> : <p>{say("held.none")}</p>}
        <Pages at={at} rows={titles.value.rows} area={area} kind={kind} say={say} />
      </>
    ),
  };
}
