/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  Notice,
  problemsSaid,
  refusedPage,
  sayDay,
  sentPage,
  TextArea,
  TextField,
  type FieldProblem,
  type Outcome,
  type PageRoute,
  type Visit,
} from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { ResultView, SchemeRow, SchemeView, YearResult } from "../contract.ts";
import { visitInspections } from "./portal-inspections.tsx";
import { visitItem } from "./portal-item.tsx";
import { Items, Objections, pageOf, Ranking, Revocations, signed, type Say } from "./portal-tables.tsx";
import { portalWords } from "./portal-words.ts";

/** A scheme is mostly named with its year already. */
const titleOf = (scheme: { year: number; zh: string; en: string }, language: Language): string =>
  scheme[language].includes(String(scheme.year)) ? scheme[language] : `${scheme.year} · ${scheme[language]}`;

const inspectionsOf = (scheme: string): string => `${pageOf(scheme)}/inspections`;

const refused = (say: Say, reply: { status: number; refusal: { message: string } }): Outcome =>
  refusedPage(say("title"), reply, { href: "/assessment", label: say("back") });

async function visitYears(visit: Visit): Promise<Outcome> {
  const { api, language } = visit;
  const say = speaker(portalWords, language);
  const reply = await api.get<{ years: YearResult[] }>("/api/assessment/results");
  if (!reply.ok) return refused(say, reply);
  const { years } = reply.value;
  const schemes = await api.get<{ rows: SchemeRow[] }>("/api/assessment/schemes");
  // What still counts has no result yet, and inspections that are over already.
  const running = schemes.ok ? schemes.value.rows.filter((one) => one.running) : [];
  return {
    kind: "page",
    title: say("title"),
    wide: true,
    body: (
      <>
        <h1>{say("title")}</h1>
        <p>{say("lead")}</p>
        {running.map((one) => (
          <p key={one.scheme}>
            {titleOf(one, language)} · {say("running")}
            {one.demo ? ` · ${say("sample")}` : ""} · <a href={inspectionsOf(one.scheme)}>{say("inspections")}</a>
          </p>
        ))}
        {years.length === 0 ? <Notice title={say("none")} /> : null}
        {years.map((year) => (
          <section key={year.scheme}>
            <h2>{titleOf(year, language)}</h2>
            <p>
              {say(year.rows.length > 0 ? `stage.${year.stage}` : "takenBack")}
              {year.fullHouse ? ` · ${say("fullHouse")}` : ""}
              {year.demo ? ` · ${say("sample")}` : ""} · <a href={pageOf(year.scheme)}>{say(year.rows.length > 0 ? "more" : "why")}</a>
            </p>
            {year.rows.length > 0 ? (
              <Ranking
                caption={titleOf(year, language)}
                rows={year.rows.map((row) => ({ ...row, grade: language === "zh" ? row.gradeZh : row.gradeEn }))}
                say={say}
                visit={visit}
              />
            ) : null}
          </section>
        ))}
      </>
    ),
  };
}

function ObjectionForm({ scheme, say, visit, problems }: { scheme: string; say: Say; visit: Visit; problems: readonly FieldProblem[] }) {
  const { form, commandId } = visit.request;
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form method="post" action={`${pageOf(scheme)}#object`} id="object">
      <h2>{say("object")}</h2>
      {problems.length > 0 ? <ErrorSummary title={say("problem")} problems={problems} /> : null}
      <input type="hidden" name="commandId" value={commandId} />
      <TextArea
        name="text"
        label={say("objectText")}
        hint={say("objectHint")}
        maxlength={2_000}
        value={fieldOf(form, "text")}
        problem={of("text")}
      />
      <TextField name="contact" label={say("contact")} maxlength={100} value={fieldOf(form, "contact")} problem={of("contact")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("send")}
        </button>
      </p>
    </form>
  );
}

function factsOf(result: ResultView, scheme: SchemeView, say: Say, visit: Visit): { term: string; value: string }[] {
  const rows: [string, string | null][] = [
    [say("days"), `${sayDay(scheme.from, visit.language, "0000")} – ${sayDay(scheme.until, visit.language, "0000")}`],
    [say("basis"), scheme.basis],
    [say("origin"), scheme.origin],
    [say("document"), result.document],
    [say("publicUntil"), result.publicUntil && sayDay(result.publicUntil, visit.language, visit.today)],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

/** Who stands where, item by item, and the points that were taken back. */
function Rows({ result, title, say, visit }: { result: ResultView; title: string; say: Say; visit: Visit }) {
  const { language } = visit;
  const nameOf = (code: string): string => result.rows.find(({ subject }) => subject === code)?.[language] ?? code;
  const gradeOf = (code: string): string => result.rule.grades.find((one) => one.code === code)?.[language] ?? code;
  return (
    <>
      <Ranking
        caption={title}
        rows={result.rows.map((row) => ({
          ...row,
          grade: gradeOf(row.grade),
          revoked: result.revoked.some(({ subject }) => subject === row.subject),
          lost: result.lost.filter(({ subject }) => subject === row.subject),
        }))}
        say={say}
        visit={visit}
      />
      <Revocations result={result} say={say} visit={visit} />
      <Items result={result} say={say} visit={visit} />
      <Card title={say("reversals")}>
        {result.reversals.length === 0 ? <p>{say("noReversals")}</p> : null}
        {result.reversals.map((one, index) => (
          <p key={index}>
            {sayDay(one.on, language, "0000")} · {nameOf(one.subject)} · {one.item} {one[language]} {signed(one.points)}
          </p>
        ))}
      </Card>
    </>
  );
}

function show(visit: Visit, result: ResultView, scheme: SchemeView, problems: readonly FieldProblem[], status = 200): Outcome {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const title = titleOf(scheme, language);
  return {
    kind: "page",
    title,
    wide: true,
    status,
    body: (
      <>
        <h1>{title}</h1>
        <p>
          <strong>{say(`stage.${result.stage}`)}</strong>
          {result.fullHouse ? ` · ${say("fullHouse")}` : ""}
          {result.scheme.demo ? ` · ${say("sample")}` : ""}
          {result.stage === "publicised" && result.publicUntil ? (
            <>
              {" · "}
              <a href="#object">{say("objectUntil", { day: sayDay(result.publicUntil, language, visit.today) })}</a>
            </>
          ) : null}
        </p>
        {result.takenBack ? (
          <Notice tone="warn" title={say("takenBack")}>
            <p>{say("takenBackLead")}</p>
          </Notice>
        ) : null}
        {result.rows.length > 0 ? <Rows result={result} title={title} say={say} visit={visit} /> : null}
        <Objections result={result} say={say} visit={visit} />
        <Card>
          <Facts rows={factsOf(result, scheme, say, visit)} />
        </Card>
        {result.stage === "publicised" ? <ObjectionForm scheme={scheme.scheme} say={say} visit={visit} problems={problems} /> : null}
        <p>
          <a href={inspectionsOf(scheme.scheme)}>{say("inspections")}</a> · <a href="/assessment">{say("back")}</a>
        </p>
      </>
    ),
  };
}

async function visitResult(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say = speaker(portalWords, language);
  const path = `/api/assessment/schemes/${encodeURIComponent(params["scheme"] ?? "")}`;
  const [scheme, result] = [await api.get<SchemeView>(path), await api.get<ResultView>(`${path}/result`)];
  if (!scheme.ok) return refused(say, scheme);
  if (!result.ok) return refused(say, result);
  if (request.method !== "POST") return show(visit, result.value, scheme.value, []);
  const body = {
    entry: request.commandId,
    text: fieldOf(request.form, "text"),
    contact: fieldOf(request.form, "contact") || null,
    language,
  };
  const sent = await api.post(`${path}/result/objections`, body, { id: request.commandId });
  const { scheme: code, [language]: label } = scheme.value;
  if (sent.ok) return sentPage(say("sent"), say("sentLead"), { href: pageOf(code), label });
  return show(visit, result.value, scheme.value, problemsSaid(sent.refusal, "text"), sent.status || 503);
}

/** Results for everybody, with every item of them; all without JavaScript. */
export const assessmentPages: readonly PageRoute[] = [
  { path: "/assessment", visit: visitYears, same: true },
  { path: "/assessment/{scheme}", visit: visitResult },
  { path: "/assessment/{scheme}/inspections", visit: visitInspections },
  { path: "/assessment/{scheme}/{subject}/{item}", visit: visitItem },
];
