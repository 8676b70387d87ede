/** @jsxImportSource preact */
import { Card, sayDay, withQuery, type Outcome, type Visit } from "#web/parts";
import type { FigureFile, FigurePart } from "#web/proof";
import { speaker } from "#web/words";
import type { EditionView } from "../../contract/card.ts";
import { cardWords } from "../card-words.ts";
import { portalWords } from "../portal-words.ts";
import { pageOf, sayPeriod } from "./item.tsx";
import { CheckHere, Downloads, Files, ROWS_A_PAGE, RowsTable, rowsCsv } from "./rows.tsx";
import { sayNumbers, sayValue } from "./say.ts";
import { AgainstFacts, ErrorFacts, isTold, toldCsv, ToldRows } from "./told.tsx";
import { askOf, missing, rowsFile } from "./shared.tsx";

/** `file` has the rows of one file where they lie in several: `part` is its number, 0 where there is but one. */
type Frame = { edition: EditionView; file: FigureFile; item: string; part: number };

async function readFrozen(visit: Visit): Promise<Frame | Outcome> {
  const item = visit.params["item"] ?? "";
  const edition = await visit.api.get<EditionView>("/api/report-card", askOf(visit));
  if (!edition.ok) return missing(visit, edition);
  const rows = await visit.api.get<FigureFile>("/api/report-card/rows", { ...askOf(visit), item });
  if (!rows.ok) return missing(visit, rows);
  if (!rows.value.parts) return { edition: edition.value, file: rows.value, item, part: 0 };
  const asked = visit.request.query["file"] ?? "";
  const part = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const some = await visit.api.get<FigurePart>("/api/report-card/rows", { ...askOf(visit), item, part: String(part) });
  if (!some.ok) return missing(visit, some);
  return { edition: edition.value, file: { ...rows.value, rows: some.value.rows }, item, part };
}

/** /report-card/…/{item}: one figure of a card as it was frozen, down to its rows. */
export async function visitFrozen(visit: Visit): Promise<Outcome> {
  const { language, request } = visit;
  const found = await readFrozen(visit);
  if ("kind" in found) return found;
  const { edition, file, item, part } = found;
  const say = speaker(cardWords, language);
  const words = speaker(portalWords, language);
  const frozen = edition.frozen.find((one) => one.item === item);
  const named = edition.content.items.find((one) => one.item === item)?.[language] ?? file[language];
  const at = /^\d{1,6}$/.test(request.query["at"] ?? "") ? Number(request.query["at"]) : 0;
  const told = isTold(file);
  const here = `${pageOf(edition)}/${item}`;
  const json = rowsFile(edition, item);
  const ofPart: Record<string, string> = part === 0 ? {} : { file: String(part) };
  return {
    kind: "page",
    title: named,
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href={`${pageOf(edition)}#item-${item}`}>{say("back")}</a>
        </p>
        <h1>{named}</h1>
        <Card tone="accent">
          <p class="meta">
            {file.areaName[language]} · {frozen ? sayPeriod(frozen, language) : ""}
          </p>
          <p class="big-number">{sayValue(file.value, file.unit, language)}</p>
          <p class="meta">{sayNumbers(file.value, file.unit, language)}</p>
          <p>{file.definition[language]}</p>
          <p class="meta">
            {words("excluded")}
            {words("colon")}
            {file.excluded[language]}
          </p>
          <p class="meta">{file.caveat[language]}</p>
          <p class="meta">
            {words("owner")}
            {words("colon")}
            {file.owner[language]} · {file.code} · {words("version")} {file.version} · <a href={`/catalogue/${file.code}`}>{say("live")}</a>
          </p>
        </Card>
        {frozen ? <AgainstFacts value={frozen.value} unit={file.unit} visit={visit} /> : null}
        {frozen ? <ErrorFacts value={frozen.value} unit={file.unit} visit={visit} /> : null}
        <CheckHere visit={visit} file={json} receipt={!told} />
        <h2 class="small">{words("rows")}</h2>
        <p class="meta">
          {say("frozen", { day: sayDay(edition.publishedAt, language, "0000"), rows: frozen?.rows ?? file.rows.length })}{" "}
          {words(file.counted === "mean" ? "rows.lead.mean" : file.counted === "sum" ? "rows.lead.sum" : "rows.lead")}
        </p>
        {file.parts ? <Files files={file.parts} at={part} href={(one) => withQuery(here, { file: String(one) })} visit={visit} /> : null}
        {told ? <ToldRows file={file} from={at} visit={visit} /> : <RowsTable file={file} from={at} visit={visit} />}
        <Downloads
          csv={withQuery(`${here}/rows.csv`, ofPart)}
          json={part === 0 ? json : `${json}&part=${part}`}
          visit={visit}
          more={file.rows.length > at + ROWS_A_PAGE ? withQuery(here, { ...ofPart, at: String(at + ROWS_A_PAGE) }) : null}
          back={at > 0 ? withQuery(here, ofPart) : null}
        />
        {part === 0 ? null : (
          <p class="no-print">
            <a class="button quiet" href={json} download>
              {words("json.figure")}
            </a>
          </p>
        )}
      </>
    ),
  };
}

export async function visitFrozenCsv(visit: Visit): Promise<Outcome> {
  const found = await readFrozen(visit);
  if ("kind" in found) return found;
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `${found.item}-${found.edition.version}${found.part === 0 ? "" : `-${found.part}`}.csv`,
    body: isTold(found.file) ? toldCsv(found.file, visit) : rowsCsv(found.file, visit),
  };
}
