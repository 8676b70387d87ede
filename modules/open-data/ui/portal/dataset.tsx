/** @jsxImportSource preact */
import { DataTable, Notice, refusedPage, type Outcome, type Visit } from "#web/parts";
import { speaker, aside } from "#web/words";
import type { DatasetView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { Terms, termsOf, type Frequency } from "./open-data.tsx";

/** Collections of the OGC API that hold the same records with their geometry. */
const FEATURES: Readonly<Record<string, string>> = { areas: "areas", "service-points": "service-points", incidents: "incidents" };

type Type = "type.string" | "type.integer" | "type.decimal" | "type.boolean" | "type.date" | "type.dateTime";

function Downloads({ visit, table }: { visit: Visit; table: DatasetView }) {
  const say = speaker(portalWords, visit.language);
  const base = `/data/${table.code}${table.month === null ? "" : `/${table.month}`}`;
  const collection = FEATURES[table.code];
  if (table.frequency === "MONTHLY" && table.month === null) return <Notice title={say("empty.month")} />;
  return (
    <p class="row no-print">
      <a class="button primary" href={`${base}.csv`} download>
        {say("csv")}
        {table.month === null ? "" : ` ${table.month}`}
      </a>
      <a class="button quiet" href={`${base}.json`}>
        {say("json")}
      </a>
      <a class="button quiet" href={`${base}.csv-metadata.json`}>
        {say("schema")}
      </a>
      {collection ? (
        <a class="button quiet" href={`/ogc/collections/${collection}/items`}>
          {say("features")}
        </a>
      ) : null}
    </p>
  );
}

function Sample({ visit, table }: { visit: Visit; table: DatasetView }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  if (table.sample.length === 0) return <Notice title={say("empty")} />;
  return (
    <DataTable
      caption={say("sample", { n: table.sample.length, count: table.count.toLocaleString(language === "zh" ? "zh-CN" : "en-GB") })}
      columns={table.columns.map(({ name, type }) => ({ label: name, numeric: type === "decimal" || type === "integer" }))}
      rows={table.sample.map((row, index) => ({
        key: String(index),
        cells: row.map((value, at) =>
          value === null ? (
            <span key={at} class="meta">
              {say("none")}
            </span>
          ) : (
            String(value)
          ),
        ),
      }))}
    />
  );
}

function Months({ visit, table }: { visit: Visit; table: DatasetView }) {
  const say = speaker(portalWords, visit.language);
  if (table.all.length === 0) return null;
  return (
    <details>
      <summary>{say("months")}</summary>
      <ul class="row">
        {table.all.map((month) => (
          <li key={month}>
            <a href={`/data/${table.code}?month=${month}`} aria-current={month === table.month ? "page" : undefined}>
              {month}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** /data/{code}: one table, its columns, an example, and the files. */
export async function visitDataset(visit: Visit): Promise<Outcome> {
  const { language, params, request } = visit;
  const say = speaker(portalWords, language);
  const month = request.query["month"];
  const path = `/api/open-data/${encodeURIComponent(params["code"] ?? "")}`;
  const reply = await visit.api.get<DatasetView>(path, month === undefined || month === "" ? {} : { month });
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/data", label: say("all") });
  const table = reply.value;
  return {
    kind: "page",
    title: table[language],
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/data">{say("all")}</a>
        </p>
        <h1>{table[language]}</h1>
        <p class="lead">{table.words[language]}</p>
        <p class="meta">
          {say("frequency")}
          {language === "zh" ? "：" : ": "}
          {say(`frequency.${table.frequency}` as Frequency)}
        </p>
        <h2 class="small">
          {say("download")}
          {table.month === null ? "" : ` · ${table.month}`}
        </h2>
        <Downloads visit={visit} table={table} />
        <Months visit={visit} table={table} />
        <Sample visit={visit} table={table} />
        <DataTable
          caption={say("columns")}
          columns={[{ label: say("name") }, { label: say("meaning") }, { label: say("type") }]}
          rows={table.columns.map((column) => ({
            key: column.name,
            cells: [
              <code key="name">{column.name}</code>,
              column[language] + (column.note ? aside(column.note[language], language) : ""),
              `${say(`type.${column.type}` as Type)}${table.key.includes(column.name) ? ` · ${say("key")}` : ""}`,
            ],
          }))}
        />
        <Terms visit={visit} terms={await termsOf(visit)} />
      </>
    ),
  };
}
