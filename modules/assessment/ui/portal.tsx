/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import {
  Card,
  DataTable,
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
import type { ResultRow, ResultView, SchemeView, YearResult } from "../contract.ts";
import { visitItem } from "./portal-item.tsx";
import { portalWords } from "./portal-words.ts";

type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
const signed = (points: number | null): string => (points === null ? "—" : points > 0 ? `+${points}` : String(points).replace("-", "−"));
/** A scheme is mostly named with its year already. */
const titleOf = (scheme: { year: number; zh: string; en: string }, language: Language): string =>
  scheme[language].includes(String(scheme.year)) ? scheme[language] : `${scheme.year} · ${scheme[language]}`;
const pageOf = (scheme: string): string => `/assessment/${scheme}`;

const refused = (say: Say, reply: { status: number; refusal: { message: string } }): Outcome =>
  refusedPage(say("title"), reply, { href: "/assessment", label: say("back") });

type Ranked = Pick<ResultRow, "subject" | "zh" | "en" | "total" | "rank" | "qualified" | "streak" | "award"> & {
  grade: string;
  revoked: boolean;
  lost: ResultView["lost"];
};

function Ranking({ rows, caption, say, visit }: { rows: readonly Ranked[]; caption: string; say: Say; visit: Visit }) {
  const { language } = visit;
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: say("unit") },
        { label: say("rank"), numeric: true },
        { label: say("total"), numeric: true },
        { label: say("grade") },
        { label: say("streak"), numeric: true },
        { label: say("award") },
      ]}
      rows={rows
        .toSorted((left, right) => (left.rank ?? 999) - (right.rank ?? 999))
        .map((row) => ({
          key: row.subject,
          cells: [
            row[language],
            row.rank ?? "—",
            row.total,
            `${row.grade} · ${say(row.qualified ? "qualified" : "notQualified")}${row.revoked ? ` · ${say("revoked")}` : ""}`,
            row.streak,
            [
              row.award?.[language] ?? (row.qualified ? say("plate") : "—"),
              ...row.lost.map(({ year, award }) => say("lostAward", { year, award: award[language] })),
            ].join(" · "),
          ],
        }))}
    />
  );
}

async function visitYears(visit: Visit): Promise<Outcome> {
  const { api, language } = visit;
  const say = speaker(portalWords, language);
  const reply = await api.get<{ years: YearResult[] }>("/api/assessment/results");
  if (!reply.ok) return refused(say, reply);
  const { years } = reply.value;
  return {
    kind: "page",
    title: say("title"),
    wide: true,
    body: (
      <>
        <h1>{say("title")}</h1>
        <p>{say("lead")}</p>
        {years.length === 0 ? <Notice title={say("none")} /> : null}
        {years.map((year) => (
          <section key={year.scheme}>
            <h2>{titleOf(year, language)}</h2>
            <p>
              {say(`stage.${year.stage}`)}
              {year.fullHouse ? ` · ${say("fullHouse")}` : ""}
              {year.demo ? ` · ${say("sample")}` : ""} · <a href={pageOf(year.scheme)}>{say("more")}</a>
            </p>
            <Ranking
              caption={titleOf(year, language)}
              rows={year.rows.map((row) => ({ ...row, grade: language === "zh" ? row.gradeZh : row.gradeEn, revoked: false, lost: [] }))}
              say={say}
              visit={visit}
            />
          </section>
        ))}
      </>
    ),
  };
}

function Items({ result, say, visit }: { result: ResultView; say: Say; visit: Visit }) {
  const { language } = visit;
  const cellOf = (row: ResultRow, code: string): ComponentChildren => {
    const own = row.items.find(({ item }) => item === code);
    const read = own && own.denominator !== null && own.numerator !== null;
    const words = (
      <>
        {signed(own?.points ?? null)}
        {read ? <small class="under">{say("of", { num: own.numerator, den: own.denominator })}</small> : null}
      </>
    );
    const page = `${pageOf(result.scheme.scheme)}/${encodeURIComponent(row.subject)}/${encodeURIComponent(code)}`;
    return read || (own?.entries.length ?? 0) > 0 ? <a href={page}>{words}</a> : words;
  };
  return (
    <DataTable
      caption={say("items")}
      columns={[
        { label: say("item") },
        { label: say("points"), numeric: true },
        ...result.rows.map((row) => ({ label: row[language], numeric: true })),
      ]}
      rows={result.rule.items.map((item) => ({
        key: item.code,
        cells: [`${item.code} ${item[language]}`, item.points, ...result.rows.map((row) => cellOf(row, item.code))],
      }))}
    />
  );
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

function show(visit: Visit, result: ResultView, scheme: SchemeView, problems: readonly FieldProblem[], status = 200): Outcome {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const { objections, reversals } = result;
  const title = titleOf(scheme, language);
  const nameOf = (code: string): string => result.rows.find(({ subject }) => subject === code)?.[language] ?? code;
  const gradeOf = (code: string): string => result.rule.grades.find((one) => one.code === code)?.[language] ?? code;
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
        <Ranking
          caption={title}
          rows={result.rows.map((row) => ({
            ...row,
            grade: gradeOf(row.grade),
            revoked: result.revoked.includes(row.subject),
            lost: result.lost.filter(({ subject }) => subject === row.subject),
          }))}
          say={say}
          visit={visit}
        />
        <Items result={result} say={say} visit={visit} />
        <Card title={say("reversals")}>
          {reversals.length === 0 ? <p>{say("noReversals")}</p> : null}
          {reversals.map((one, index) => (
            <p key={index}>
              {sayDay(one.on, language, visit.today)} · {nameOf(one.subject)} · {one.item} {one[language]} {signed(one.points)}
            </p>
          ))}
        </Card>
        <Card>
          <Facts rows={factsOf(result, scheme, say, visit)} />
          {objections.length > 0 ? (
            <p>
              {say("objections", {
                n: objections.length,
                up: objections.filter(({ upheld }) => upheld === true).length,
                open: objections.filter(({ upheld }) => upheld === null).length,
              })}
            </p>
          ) : null}
        </Card>
        {result.stage === "publicised" ? <ObjectionForm scheme={scheme.scheme} say={say} visit={visit} problems={problems} /> : null}
        <p>
          <a href="/assessment">{say("back")}</a>
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
  const body = { entry: request.commandId, text: fieldOf(request.form, "text"), contact: fieldOf(request.form, "contact") || null };
  const sent = await api.post(`${path}/result/objections`, body, { id: request.commandId });
  const { scheme: code, [language]: label } = scheme.value;
  if (sent.ok) return sentPage(say("sent"), say("sentLead"), { href: pageOf(code), label });
  return show(visit, result.value, scheme.value, problemsSaid(sent.refusal, "text"), sent.status || 503);
}

/** Results for everybody, with every item of them; all without JavaScript. */
export const assessmentPages: readonly PageRoute[] = [
  { path: "/assessment", visit: visitYears, same: true },
  { path: "/assessment/{scheme}", visit: visitResult },
  { path: "/assessment/{scheme}/{subject}/{item}", visit: visitItem },
];
