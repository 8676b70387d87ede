/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import { Card, DataTable, refusedPage, sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { AuditTable, PublicAudit } from "../../contract.ts";
import { auditWords } from "../audit-words.ts";

type Titles = ReadonlyMap<string, { zh: string; en: string }>;
const sayer = (language: Language) => speaker(auditWords, language);

const readAudits = ({ api }: Visit) => api.get<{ rows: readonly PublicAudit[] }>("/api/data-protection/audits/public");

async function titlesOf({ api }: Visit): Promise<Titles> {
  const reply = await api.get<{ purposes: readonly { code: string; title: { zh: string; en: string } }[] }>("/api/purposes");
  return new Map(reply.ok ? reply.value.purposes.map(({ code, title }) => [code, title]) : []);
}

/** What a row counts: a purpose by its title, as the page on privacy has it; everything else by its own words. */
function named({ code }: AuditTable, key: string, titles: Titles, language: Language): string {
  if (code === "looks-purpose") return titles.get(key)?.[language] ?? key;
  const words: Readonly<Record<string, { zh: string; en: string }>> = auditWords;
  return words[`${code}.${key}`]?.[language] ?? key;
}

const sayCount = (n: number | null, language: Language): string => (n === null ? sayer(language)("withheld") : String(n));

/** /privacy/audits: the reports, the newest first. */
export async function visitAudits(visit: Visit): Promise<Outcome> {
  const { language, today } = visit;
  const say = sayer(language);
  const reply = await readAudits(visit);
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/privacy", label: say("privacy") });
  const { rows } = reply.value;
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/privacy">{say("privacy")}</a>
        </p>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        {rows.length === 0 ? (
          <p>{say("none")}</p>
        ) : (
          <ul class="plain-list">
            {rows.map(({ year, issuedOn }) => (
              <li key={year}>
                <a class="alone-link" href={`/privacy/audits/${year}`}>
                  {say("of", { year })}
                </a>
                <br />
                <span class="meta">{say("issued", { day: sayDay(issuedOn, language, today) })}</span>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  };
}

function Said({ title, text, language }: { title: string; text: { zh: string; en: string }; language: Language }) {
  const own = language === "zh" || text.en !== "";
  return (
    <Card title={title}>
      {own ? null : <p class="meta">{sayer(language)("chineseOnly")}</p>}
      <div lang={own ? undefined : "zh-CN"}>
        {(language === "en" && own ? text.en : text.zh)
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line, index) => (
            <p key={index}>{line}</p>
          ))}
      </div>
    </Card>
  );
}

function Numbers({ table, titles, language }: { table: AuditTable; titles: Titles; language: Language }) {
  const say = sayer(language);
  return (
    <DataTable
      caption={say(table.code)}
      columns={[{ label: say("item") }, { label: say("n"), numeric: true }]}
      rows={[
        ...table.rows.map(({ key, n }) => ({ key, cells: [named(table, key, titles, language), sayCount(n, language)] })),
        { key: "total", cells: [say("total"), sayCount(table.total, language)] },
      ]}
    />
  );
}

type Found = { report: PublicAudit; titles: Titles };

async function found(visit: Visit): Promise<Found | Outcome> {
  const say = sayer(visit.language);
  const back = { href: "/privacy/audits", label: say("all") };
  const reply = await readAudits(visit);
  if (!reply.ok) return refusedPage(say("title"), reply, back);
  const report = reply.value.rows.find(({ year }) => year === visit.params["year"]);
  if (report) return { report, titles: await titlesOf(visit) };
  return {
    kind: "page",
    status: 404,
    title: say("missing"),
    body: (
      <>
        <h1>{say("missing")}</h1>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    ),
  };
}

/** /privacy/audits/{year}: one report; printed as it stands. */
export async function visitAudit(visit: Visit): Promise<Outcome> {
  const { language, today } = visit;
  const say = sayer(language);
  const one = await found(visit);
  if ("kind" in one) return one;
  const { report, titles } = one;
  const title = say("of", { year: report.year });
  return {
    kind: "page",
    title,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/privacy/audits">{say("all")}</a>
        </p>
        <h1>{title}</h1>
        <p class="lead">{say("issued", { day: sayDay(report.issuedOn, language, today) })}</p>
        <Said title={say("findings")} text={report.findings} language={language} />
        <Said title={say("recommendations")} text={report.recommendations} language={language} />
        <h2>{say("numbers")}</h2>
        <p class="meta">{say("few")}</p>
        <p class="meta">{say("counted")}</p>
        {report.tables.map((table) => (
          <Numbers key={table.code} table={table} titles={titles} language={language} />
        ))}
        <p class="actions no-print">
          <a class="button quiet" href={`/privacy/audits/${report.year}/numbers.csv`} download>
            {say("csv")}
          </a>
        </p>
        <p class="no-print js-only" data-island="keep">
          <button type="button" class="button quiet" data-do="print">
            {say("print")}
          </button>
        </p>
      </>
    ),
  };
}

export async function visitAuditCsv(visit: Visit): Promise<Outcome> {
  const { language } = visit;
  const say = sayer(language);
  const one = await found(visit);
  if ("kind" in one) return one;
  const { report, titles } = one;
  const lines = report.tables.flatMap((table) => [
    ...table.rows.map(({ key, n }) => [say(table.code), named(table, key, titles, language), n ?? say("withheld")]),
    [say(table.code), say("total"), table.total ?? say("withheld")],
  ]);
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: `audit-${report.year}.csv`,
    body: csvOf([[say("table"), say("item"), say("n")], ...lines]),
  };
}
