/** @jsxImportSource preact */
import { Card, DataTable, Facts, Notice, PhoneFold, refusedPage, sayDay, Typed, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { InspectionsTold, InspectionTold } from "../contract.ts";
import { pageOf, type Say } from "./portal-tables.tsx";
import { portalWords } from "./portal-words.ts";

type Part = { told: InspectionsTold; row: InspectionTold; say: Say; visit: Visit };

const unitOf = ({ told, visit }: Part, code: string): string => told.subjects.find((one) => one.code === code)?.[visit.language] ?? code;

function Draw(part: Part) {
  const { row, say, visit } = part;
  const seen = new Map(row.visits.map((one) => [one.place, sayDay(one.on, visit.language, "0000")]));
  const outcome = (code: string): string => {
    const on = seen.get(code);
    return on === undefined ? say("inspection.unseen") : say("inspection.seen", { on });
  };
  return (
    <DataTable
      caption={say("inspection.candidates", { name: row.name })}
      columns={(["inspection.code", "inspection.place", "unit", "inspection.rank", "inspection.outcome"] as const).map((one) => ({
        label: say(one),
      }))}
      rows={row.draw.candidates.map((one) => ({
        key: one.code,
        cells: [
          one.code,
          <Typed key="name" text={one.name} language={visit.language} />,
          unitOf(part, one.subject),
          <code key="rank">{one.rank?.slice(0, 12) ?? "—"}</code>,
          one.drawn ? outcome(one.code) : "—",
        ],
      }))}
    />
  );
}

function Findings(part: Part) {
  const { row, say, visit } = part;
  const day = (on: string | null): string => (on === null ? "—" : sayDay(on, visit.language, "0000"));
  const places = new Map(row.draw.candidates.map((one) => [one.code, one]));
  const rows = row.visits.flatMap(({ place, findings }) =>
    findings.map((one, index) => ({
      key: `${place} ${index}`,
      cells: [
        <Typed key="name" text={places.get(place)?.name ?? place} language={visit.language} />,
        unitOf(part, places.get(place)?.subject ?? ""),
        `${one.item} ${visit.language === "zh" ? one.itemZh : one.itemEn}`,
        say(`severity.${one.severity}`),
        day(one.answeredOn),
        day(one.revisitedOn),
        say(`finding.${one.state}`),
      ],
    })),
  );
  if (row.visits.length === 0) return null;
  if (rows.length === 0) return <p>{say("inspection.nothing")}</p>;
  const columns = [
    "inspection.place",
    "unit",
    "item",
    "inspection.severity",
    "inspection.answered",
    "inspection.again",
    "finding.state",
  ] as const;
  return (
    <DataTable caption={say("inspection.findings", { name: row.name })} columns={columns.map((one) => ({ label: say(one) }))} rows={rows} />
  );
}

function factsOf({ row, say, visit }: Part) {
  const { draw, sealed } = row;
  const day = (on: string): string => sayDay(on, visit.language, "0000");
  const rows: [string, unknown][] = [
    [say("inspection.kind"), say(`inspection.kind.${row.kind}`)],
    [say("inspection.days"), `${day(row.from)} – ${day(row.until)}`],
    [say("inspection.plan"), <Typed key="plan" text={row.document} language={visit.language} />],
    [say("inspection.count"), say(draw.perUnit ? "inspection.perUnit" : "inspection.ofAll", { n: draw.count })],
    [say("inspection.drawnOn"), row.drawnOn === null ? say("inspection.notDrawn") : day(row.drawnOn)],
    [say("inspection.ended"), row.ended && <Typed key="ended" text={row.ended} language={visit.language} />],
    [say("inspection.seed"), draw.seed && <code key="seed">{draw.seed}</code>],
    [
      say("inspection.digest"),
      <code key="digest" class="checkpoint">
        {draw.digest}
      </code>,
    ],
    [say("inspection.log"), sealed && <a key="log" href="/log">{`${sealed.log} № ${sealed.entry + 1}`}</a>],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value: value as string }] : []));
}

const ISLAND = ["checking", "same", "other", "list", "listOther", "all", "wrong", "offline", "insecure", "and"] as const;

/** Every draw worked out again on the reader's own device; without JavaScript the rule, the file and a command are there. */
function Again({ scheme, rows, say }: { scheme: string; rows: readonly InspectionTold[]; say: Say }) {
  const row = rows.find(({ draw }) => draw.seed !== null);
  const [first] = row?.draw.candidates ?? [];
  if (!row || !first) return null;
  const file = `/api/assessment/schemes/${scheme}/inspections-told`;
  const says = Object.fromEntries(ISLAND.map((name) => [`data-say-${name.toLowerCase()}`, say(`draw.${name}`)]));
  return (
    <Card title={say("draw.title")}>
      <p>{say("draw.rule")}</p>
      <p class="meta">{say("draw.command")}</p>
      <pre class="checkpoint" tabindex={0}>
        {`printf '%s' '${row.draw.seed}|${row.inspection}|${first.code}' | sha256sum`}
      </pre>
      <p>
        <a href={file}>{say("draw.file")}</a>
      </p>
      <div class="js-only" data-island="places" data-file={file} {...says}>
        <div role="status">
          <ul class="plain-list" data-part="found" />
        </div>
        <p class="actions">
          <button type="button" class="button primary" data-do="check">
            {say("draw.do")}
          </button>
        </p>
      </div>
    </Card>
  );
}

/** Inspections of a scheme that are over: how they were drawn, what was found at which place, and what became of it. */
export async function visitInspections(visit: Visit): Promise<Outcome> {
  const { api, language, params } = visit;
  const say = speaker(portalWords, language);
  const scheme = encodeURIComponent(params["scheme"] ?? "");
  const reply = await api.get<InspectionsTold>(`/api/assessment/schemes/${scheme}/inspections-told`);
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/assessment", label: say("back") });
  const told = reply.value;
  return {
    kind: "page",
    title: say("inspections"),
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href={pageOf(scheme)}>{told.scheme[language]}</a>
        </p>
        <h1>{say("inspections")}</h1>
        <p>{say("inspections.lead")}</p>
        {told.rows.length === 0 ? <Notice title={say("inspections.none")} /> : null}
        {told.rows.map((row) => {
          const part = { told, row, say, visit };
          return (
            <section key={row.inspection}>
              <h2>
                <Typed text={row.name} language={language} />
                {row.demo ? ` · ${say("sample")}` : ""}
              </h2>
              <Card>
                <Facts rows={factsOf(part)} />
              </Card>
              <Findings {...part} />
              <PhoneFold summary={say("inspection.candidates", { name: row.name })}>
                <Draw {...part} />
              </PhoneFold>
            </section>
          );
        })}
        <Again scheme={scheme} rows={told.rows} say={say} />
        <p>
          <a href="/assessment">{say("back")}</a>
        </p>
      </>
    ),
  };
}
