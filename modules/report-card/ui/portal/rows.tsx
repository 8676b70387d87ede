/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import type { ComponentChildren } from "preact";
import { Card, DataTable, type Visit } from "#web/parts";
import { holds, type FigureFile, type FigureRow } from "#web/proof";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";

export const ROWS_A_PAGE = 50;

export const countedAs = ({ numerator, denominator }: FigureFile, { facts }: FigureRow): "both" | "numerator" | "denominator" => {
  const above = holds(numerator, facts);
  if (denominator === null) return "numerator";
  return above ? (holds(denominator, facts) ? "both" : "numerator") : "denominator";
};

const placeIn = (file: FigureFile, { place }: FigureRow, { language }: Visit): string => file.places[place]?.[language] ?? place;
const short = (row: string): string => (row === "" ? "—" : `${row.slice(0, 10)}…`);

/** The masked rows, a page at a time. */
export function RowsTable({ file, from, visit }: { file: FigureFile; from: number; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const rows = file.rows.slice(from, from + ROWS_A_PAGE);
  const named = file.rows.some(({ name }) => name !== undefined);
  const entryOf = ({ log, entry, row }: FigureRow): ComponentChildren =>
    log !== undefined && entry !== undefined ? `${log} № ${entry + 1}` : row === "" ? "—" : file.rows.length > 0 ? say("closed") : "";
  return (
    <DataTable
      caption={say("rows.caption", { total: file.rows.length, from: Math.min(from + 1, file.rows.length), to: from + rows.length })}
      columns={[
        { label: named ? say("name") : say("fingerprint") },
        { label: say("day") },
        { label: say("place") },
        { label: say("counted") },
        { label: say("entry") },
      ]}
      rows={rows.map((row, index) => ({
        key: String(from + index),
        cells: [
          named ? (row.name ?? "—") : <code key="row">{short(row.row)}</code>,
          row.day,
          placeIn(file, row, visit),
          say(`counted.${countedAs(file, row)}`),
          entryOf(row),
        ],
      }))}
    />
  );
}

const ISLAND = [
  "checking",
  "check.all",
  "check.offline",
  "check.insecure",
  "receipt.found",
  "receipt.none",
  "receipt.bad",
  "counted.both",
  "counted.denominator",
  "counted.numerator",
] as const;

/** Recomputing and proving on the reader's own device, and finding one's own row. Without JavaScript the files are there. */
export function CheckHere({ visit, file, receipt = true }: { visit: Visit; file: string; receipt?: boolean }) {
  const { language, site } = visit;
  const say = speaker(portalWords, language);
  const says = Object.fromEntries(ISLAND.map((name) => [`data-say-${name.replace(".", "-")}`, say(name)]));
  return (
    <div
      class="js-only"
      data-island="figure"
      data-file={file}
      data-language={language}
      {...says}
      data-say-check-wrong={say("check.wrong", { number: site.hotline })}
    >
      <Card title={say("check.title")}>
        <p class="meta">{say("check.lead")}</p>
        <div role="status">
          <ul class="plain-list" data-part="found" />
        </div>
        <p class="actions">
          <button type="button" class="button primary" data-do="check">
            {say("check")}
          </button>
        </p>
        <p class="meta">{say("check.offline-how")}</p>
      </Card>
      {/* No row of an estimate has a key, so nobody could find one. */}
      {receipt ? (
        <Card title={say("receipt.title")}>
          <p class="meta" id="receipt-lead">
            {say("receipt.lead")}
          </p>
          <label class="field">
            <span class="label">{say("receipt.label")}</span>
            <textarea rows={3} data-part="receipt" aria-describedby="receipt-lead" />
          </label>
          <p role="status" data-part="receipt-found" />
          <p class="actions">
            <button type="button" class="button quiet" data-do="receipt">
              {say("receipt")}
            </button>
          </p>
        </Card>
      ) : null}
    </div>
  );
}

const COUNTED = [
  "checking",
  "check.offline",
  "check.insecure",
  "receipt.bad",
  "counted.in",
  "counted.none",
  "counted.both",
  "counted.denominator",
  "counted.numerator",
] as const;

/** Finding one's own report in every figure of a card at once. */
export function CountedHere({ visit, file, rows }: { visit: Visit; file: string; rows: string }) {
  const say = speaker(portalWords, visit.language);
  const says = Object.fromEntries(COUNTED.map((name) => [`data-say-${name.replace(".", "-")}`, say(name)]));
  return (
    <div class="js-only no-print" data-island="counted" data-file={file} data-rows={rows} data-language={visit.language} {...says}>
      <Card title={say("counted.title")} level={3}>
        <p class="meta" id="counted-lead">
          {say("counted.lead")}
        </p>
        <label class="field">
          <span class="label">{say("receipt.label")}</span>
          <textarea rows={3} data-part="receipt" aria-describedby="counted-lead" />
        </label>
        <div role="status">
          <ul class="plain-list" data-part="hits" />
        </div>
        <p class="actions">
          <button type="button" class="button quiet" data-do="counted">
            {say("receipt")}
          </button>
        </p>
      </Card>
    </div>
  );
}

/** Every row of the figure with the truth of each condition, for a spreadsheet. The mark in front tells Excel that the file is UTF-8. */
export function rowsCsv(file: FigureFile, visit: Visit): string {
  const say = speaker(portalWords, visit.language);
  const head = [say("fingerprint"), say("day"), say("place"), say("name"), say("counted"), "log", "entry", "part", ...file.conditions];
  const lines = file.rows.map((row) => [
    row.row,
    row.day,
    placeIn(file, row, visit),
    row.name ?? "",
    say(`counted.${countedAs(file, row)}`),
    row.log ?? "",
    row.entry === undefined ? "" : String(row.entry),
    row.part === undefined ? "" : String(row.part),
    ...row.facts,
  ]);
  return csvOf([head, ...lines]);
}

/** Where the rows lie in several files: each by its number, and the one that is looked at. */
export function Files({
  files,
  at,
  href,
  visit,
}: {
  files: readonly { rows: number }[];
  at: number;
  href: (part: number) => string;
  visit: Visit;
}) {
  const say = speaker(portalWords, visit.language);
  return (
    <nav class="no-print" aria-label={say("files")} id="files">
      <p class="meta">{say("files.lead", { n: files.length })}</p>
      <div class="tabs">
        {files.map(({ rows }, index) => (
          <a key={index + 1} href={`${href(index + 1)}#files`} aria-current={index + 1 === at ? "page" : undefined}>
            {say("files.one", { part: index + 1, rows })}
          </a>
        ))}
      </div>
    </nav>
  );
}

export function Downloads({
  csv,
  json,
  visit,
  more,
  back,
}: {
  csv: string;
  json: string;
  visit: Visit;
  more: string | null;
  back: string | null;
}) {
  const say = speaker(portalWords, visit.language);
  return (
    <p class="row no-print">
      <a class="button quiet" href={csv}>
        {say("csv.rows")}
      </a>
      <a class="button quiet" href={json} download>
        {say("json.rows")}
      </a>
      {more ? (
        <a class="button quiet" href={more}>
          {say("more")}
        </a>
      ) : null}
      {back ? <a href={back}>{say("first")}</a> : null}
    </p>
  );
}
