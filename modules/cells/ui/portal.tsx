/** @jsxImportSource preact */
import {
  Card,
  DataTable,
  ErrorSummary,
  Facts,
  fieldOf,
  Notice,
  QrCode,
  sayDay,
  TextArea,
  TextField,
  withQuery,
  type FieldProblem,
  type Outcome,
  type PageRoute,
  type Visit,
} from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { CoverageRow, PublicRow } from "../contract.ts";
import { visitOwnHome } from "./portal-home.tsx";
import { portalWords } from "./portal-words.ts";

type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, string | number>>) => string;
type AreaList = { trail: { code: string; zh: string; en: string }[]; areas: { code: string; zh: string; en: string }[] };

const FEWEST_SHOWN = 300;
const pageOf = ({ home, id }: PublicRow): string => `/cells/${home}/${id}`;
const certificatePage = (number: string): string => `/cells/certificate/${encodeURIComponent(number)}`;
const percent = (part: number, whole: number | null): string => (whole ? `${((part / whole) * 100).toFixed(1)}%` : "—");
const kindOf = (row: { zh: string; en: string }, language: Language): string => row[language];

const refused = (visit: Visit, status: number, message: string): Outcome => {
  const say = speaker(portalWords, visit.language);
  return {
    kind: "page",
    status: status || 503,
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <Notice tone="warn" title={message} />
        <p>
          <a href="/cells">{say("back")}</a>
        </p>
      </>
    ),
  };
};

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
            {row.name}
          </a>,
          kindOf(row, language),
          say(`state.${row.state}`),
          row.score ?? "—",
          row.level ? say(`level.${row.level}`) : "—",
        ],
      }))}
    />
  );
}

async function visitCells(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const area = /^\d{4,12}$/.test(request.query["area"] ?? "") ? request.query["area"]! : "";
  const kind = /^[A-Z]\d{2}$/.test(request.query["kind"] ?? "") ? request.query["kind"]! : "";
  const top = await api.get<AreaList>("/api/places/areas", {});
  const here = area || (top.ok ? (top.value.areas[0]?.code ?? "") : "");
  const [areas, titles, coverage] = await Promise.all([
    api.get<AreaList>("/api/places/areas", { parent: here }),
    api.get<{ rows: PublicRow[] }>("/api/cells/titles", { area, scheme: kind }),
    api.get<{ rows: CoverageRow[] }>("/api/cells/coverage", { area: here }),
  ]);
  if (!areas.ok) return refused(visit, areas.status, areas.refusal.message);
  if (!titles.ok) return refused(visit, titles.status, titles.refusal.message);
  if (!coverage.ok) return refused(visit, coverage.status, coverage.refusal.message);
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
        {kind ? (
          <p>
            <strong>{chosen ? kindOf(chosen, language) : kind}</strong> <a href={withQuery("/cells", { area })}>{say("all")}</a>
          </p>
        ) : (
          <Coverage rows={coverage.value.rows} area={area} place={place} visit={visit} />
        )}
        {open.length > 0 ? <Titles caption={say("publicity")} rows={open} visit={visit} /> : <p>{say("publicity.none")}</p>}
        {held.length > 0 ? <Titles caption={say("held")} rows={held} visit={visit} /> : <p>{say("held.none")}</p>}
        {titles.value.rows.length >= FEWEST_SHOWN ? <p class="meta">{say("most")}</p> : null}
      </>
    ),
  };
}

function factsOf(row: PublicRow, say: Say, language: Language): { term: string; value: string }[] {
  const day = (on: string | null): string | null => on && sayDay(on, language, "0000");
  const facts: [string, string | null][] = [
    [say("unit"), row.name],
    [say("place"), row.placeName],
    [say("kind"), kindOf(row, language)],
    [say("state"), say(`state.${row.state}`)],
    [say("score"), row.score === null ? null : String(row.score)],
    [say("level"), row.level && say(`level.${row.level}`)],
    [say("certificate"), row.certificate],
    [say("from"), day(row.from)],
    [say("until"), day(row.until)],
    [say("objectUntil"), row.state === "publicised" ? day(row.objectUntil) : null],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

function ObjectionForm({ row, visit, problems }: { row: PublicRow; visit: Visit; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  const { form, commandId } = visit.request;
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form method="post" action={`${pageOf(row)}#object`} id="object">
      <h2>{say("object")}</h2>
      <p>{say("object.lead")}</p>
      <ErrorSummary title={say("problem")} problems={problems} />
      <input type="hidden" name="commandId" value={commandId} />
      <TextArea name="text" label={say("object.text")} maxlength={2_000} value={fieldOf(form, "text")} problem={of("text")} />
      <TextField name="contact" label={say("object.contact")} maxlength={100} value={fieldOf(form, "contact")} problem={of("contact")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("object.send")}
        </button>
      </p>
    </form>
  );
}

const show = (visit: Visit, row: PublicRow, problems: readonly FieldProblem[], status = 200): Outcome => {
  const say = speaker(portalWords, visit.language);
  return {
    kind: "page",
    title: row.name,
    status,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/cells">{say("back")}</a>
        </p>
        <h1>{row.name}</h1>
        {row.demo ? <p class="meta">{say("demo")}</p> : null}
        <Card>
          <Facts rows={factsOf(row, say, visit.language)} />
        </Card>
        {row.certificate ? (
          <p>
            <a href={certificatePage(row.certificate)}>{say("verify")}</a>
          </p>
        ) : null}
        {row.state === "publicised" && (row.objectUntil ?? "") >= visit.now ? (
          <ObjectionForm row={row} visit={visit} problems={problems} />
        ) : null}
      </>
    ),
  };
};

async function visitTitle(visit: Visit): Promise<Outcome> {
  const { api, params, request } = visit;
  const say = speaker(portalWords, visit.language);
  const at = `${encodeURIComponent(params["home"] ?? "")}/${encodeURIComponent(params["id"] ?? "")}`;
  const found = await api.get<PublicRow>(`/api/cells/titles/${at}`);
  if (!found.ok) return refused(visit, found.status, found.refusal.message);
  if (request.method !== "POST") return show(visit, found.value, []);
  const contact = fieldOf(request.form, "contact").trim();
  const body = { entry: request.commandId, text: fieldOf(request.form, "text"), ...(contact ? { contact } : {}) };
  const sent = await api.post(`/api/cells/applications/${at}/objections`, body, { id: request.commandId });
  if (sent.ok)
    return {
      kind: "page",
      title: say("object.sent"),
      body: (
        <>
          <Notice tone="good" title={say("object.sent")}>
            <p>{say("object.sentLead")}</p>
          </Notice>
          <p>
            <a href={pageOf(found.value)}>{found.value.name}</a>
          </p>
        </>
      ),
    };
  const told = (sent.refusal.fields ?? []).map((field) => ({
    field: field.path,
    message: (field as { message?: string }).message ?? sent.refusal.message,
  }));
  return show(visit, found.value, told.length > 0 ? told : [{ field: "text", message: sent.refusal.message }], sent.status || 503);
}

const VERDICTS = { awarded: "verify.good", warned: "verify.warned", publicised: "verify.ended", revoked: "verify.ended", expired: "verify.ended" } as const; // prettier-ignore

async function visitCertificate(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say = speaker(portalWords, language);
  const number = (params["number"] ?? request.query["number"] ?? "").trim().slice(0, 60);
  const found = number.length < 4 ? null : await api.get<PublicRow>(`/api/cells/certificates/${encodeURIComponent(number)}`);
  const row = found?.ok ? found.value : null;
  const tone = row?.state === "awarded" ? "good" : "warn";
  return {
    kind: "page",
    title: say("verify"),
    status: found && !found.ok ? found.status || 503 : 200,
    body: (
      <>
        <h1>{say("verify")}</h1>
        {found && !found.ok ? <Notice tone="warn" title={found.refusal.message} /> : null}
        {row ? (
          <>
            <Notice tone={tone} title={say(VERDICTS[row.state])} />
            {row.demo ? <p class="meta">{say("demo")}</p> : null}
            <Card>
              <Facts rows={factsOf(row, say, language)} />
            </Card>
            {(row.papers ?? []).map((paper) => (
              <p key={paper.id}>
                <a href={`/api/documents/${paper.home}/${paper.id}/file`}>
                  {say("verify.paper", { title: paper[language], number: paper.number })}
                </a>
              </p>
            ))}
            <QrCode text={`${request.origin}${certificatePage(row.certificate ?? "")}`} label={say("verify.code")} />
            <p class="meta">{say("verify.print")}</p>
          </>
        ) : (
          <form method="get" action="/cells/certificate">
            <p>{say("verify.lead")}</p>
            <TextField name="number" label={say("verify.number")} hint={say("verify.hint")} maxlength={60} value={number} />
            <p class="actions">
              <button type="submit" class="button primary">
                {say("verify.do")}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  };
}

/** What anybody may see of safe cells: coverage, results that are public, titles, certificates; and a family's own check. All without JavaScript. */
export const cellPages: readonly PageRoute[] = [
  { path: "/cells", visit: visitCells },
  { path: "/cells/home", visit: visitOwnHome },
  { path: "/cells/certificate", visit: visitCertificate },
  { path: "/cells/certificate/{number}", visit: visitCertificate },
  { path: "/cells/{home}/{id}", visit: visitTitle },
];
