/** @jsxImportSource preact */
import { Card, DataTable, Facts, Notice, sayDay, sayInstant, type Outcome, type Visit, Typed } from "#web/parts";
import { speaker } from "#web/words";
import type { DrawnRow, RoundDraw, RoundView } from "../contract.ts";
import { kindPage, refused, roundPage, type Say } from "./portal-shared.tsx";
import { UnitDraws } from "./portal-unit-draws.tsx";
import { portalWords } from "./portal-words.ts";

const SHOWN = 200;

/** Rounds, newest first: when they took applications, and whether the seed is out. */
export async function visitRounds(visit: Visit): Promise<Outcome> {
  const { api, language } = visit;
  const say = speaker(portalWords, language);
  const [read, kinds] = await Promise.all([
    api.get<{ rounds: RoundView[] }>("/api/cells/rounds"),
    api.get<{ schemes: { code: string; zh: string; en: string }[] }>("/api/cells/schemes"),
  ]);
  if (!read.ok) return refused(visit, read);
  const kindOf = (code: string): string =>
    (kinds.ok ? kinds.value.schemes.find((one) => one.code === code)?.[language] : undefined) ?? code;
  return {
    kind: "page",
    title: say("rounds"),
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/cells">{say("back")}</a>
        </p>
        <h1>{say("rounds")}</h1>
        <p class="lead">{say("rounds.lead")}</p>
        {read.value.rounds.length === 0 ? <p>{say("rounds.none")}</p> : null}
        <DataTable
          caption={say("rounds")}
          columns={[
            { label: say("round") },
            { label: say("kind") },
            { label: say("round.days") },
            { label: say("round.units"), numeric: true },
            { label: say("round.seed") },
          ]}
          rows={read.value.rounds.map((row) => ({
            key: row.id,
            cells: [
              <a key="round" href={roundPage(row.id)}>
                <Typed text={row.name} language={language} />
              </a>,
              kindOf(row.scheme),
              `${row.from} – ${row.until}`,
              row.units,
              <Typed key="seed" text={row.voidedOn ? say("round.voided") : (row.seed ?? say("round.noSeed"))} language={language} />,
            ],
          }))}
        />
      </>
    ),
  };
}

/** Members of the pool go by the number they have in the frozen list; the long code is what the draw is worked out from. */
const numbersOf = ({ members }: RoundDraw): ReadonlyMap<string, number> =>
  new Map(members.map(({ account }, index) => [account, index + 1]));

type DrawTable = { caption: string; rows: readonly (DrawnRow & { id?: string })[]; round: RoundDraw; say: Say; visit: Visit };

function Drawn({ caption, rows, round, say, visit }: DrawTable) {
  const numbers = numbersOf(round);
  const named = (account: string): string => `№ ${numbers.get(account) ?? "—"}`;
  const left = ({ excluded }: DrawnRow): string =>
    excluded.map(({ account, why }) => `${named(account)} ${say(`why.${why}`)}`).join(say("round.then")) || say("round.nobody");
  return (
    <DataTable
      caption={caption}
      columns={[{ label: say("unit") }, { label: say("round.drawnAt") }, { label: say("round.drawn") }, { label: say("round.left") }]}
      rows={rows.map((one) => ({
        key: one.subject,
        cells: [
          <a key="unit" href={`/cells/${one.home}/${one.id ?? one.subject}`}>
            <Typed text={one.name} language={visit.language} />
          </a>,
          sayInstant(one.at, visit.language, "0000"),
          one.drawn.map(named).join(say("round.and")),
          left(one),
        ],
      }))}
    />
  );
}

/** Later looks at units that hold a title, drawn by the same pool and seed: that a unit was drawn is no finding, so none stands here. */
function Checks({ round, say, visit }: { round: RoundDraw; say: Say; visit: Visit }) {
  if (round.checks.length === 0 && round.checksWithheld === 0) return null;
  return (
    <>
      <h2>{say("round.checks")}</h2>
      <p class="meta">{say("round.checksLead")}</p>
      {round.checks.length > 0 ? (
        <Drawn caption={say("round.checksCaption")} rows={round.checks} round={round} say={say} visit={visit} />
      ) : null}
      {round.checksWithheld > 0 ? <p class="meta">{say("round.checksWithheld", { n: round.checksWithheld })}</p> : null}
    </>
  );
}

function Draws({ round, say, visit }: { round: RoundDraw; say: Say; visit: Visit }) {
  return (
    <>
      <h2>{say("round.draws")}</h2>
      {round.draws.length === 0 ? (
        <p>{say("round.noDraws")}</p>
      ) : (
        <Drawn caption={say("round.drawsCaption")} rows={round.draws} round={round} say={say} visit={visit} />
      )}
      {round.withheld > 0 ? <p class="meta">{say("round.withheld", { n: round.withheld })}</p> : null}
    </>
  );
}

const ISLAND = ["checking", "same", "other", "all", "wrong", "offline", "insecure", "and", "units"] as const;

/** Every draw worked out again on the reader's own device from what is published; without JavaScript the rule, the file and a command are there. */
function Again({ round, say }: { round: RoundDraw; say: Say }) {
  const first = round.draws[0] ?? round.checks[0];
  const [member] = round.members;
  const says = Object.fromEntries(ISLAND.map((name) => [`data-say-${name}`, say(name === "and" ? "round.and" : `again.${name}`)]));
  const file = `/api/cells/rounds/${round.id}/draw`;
  const text = first && member ? `${round.seed}|${first.subject}|${member.account}` : "";
  return (
    <Card title={say("again")}>
      <p>{say("again.rule")}</p>
      {round.unitDraws.length > 0 ? <p>{say("again.unitsRule")}</p> : null}
      {text === "" ? null : (
        <>
          <p class="meta">{say("again.command")}</p>
          <pre class="checkpoint" tabindex={0}>
            {`printf '%s' '${text.replaceAll("'", `'\\''`)}' | sha256sum`}
          </pre>
        </>
      )}
      <p>
        <a href={file}>{say("again.file")}</a>
      </p>
      {text === "" && round.unitDraws.length === 0 ? null : (
        <div class="js-only" data-island="draw" data-file={file} {...says}>
          <div role="status">
            <ul class="plain-list" data-part="found" />
          </div>
          <p class="actions">
            <button type="button" class="button primary" data-do="check">
              {say("again.do")}
            </button>
          </p>
        </div>
      )}
    </Card>
  );
}

function Lists({ round, say, visit }: { round: RoundDraw; say: Say; visit: Visit }) {
  return (
    <>
      <h2>{say("round.pool")}</h2>
      <p class="meta">{say("round.poolLead")}</p>
      <DataTable
        caption={say("round.pool")}
        columns={[{ label: say("round.number") }, { label: say("round.office") }, { label: say("round.code") }]}
        rows={round.members.map(({ account, office }, index) => ({
          key: account,
          cells: [index + 1, office, <code key="code">{account}</code>],
        }))}
      />
      <h2>{say("round.listed", { n: round.listed.length })}</h2>
      <ul class="plain-list">
        {round.listed.slice(0, SHOWN).map((unit) => (
          <li key={unit.code}>
            <Typed text={unit.zh} language={visit.language} /> <span class="meta">{unit.code}</span>
          </li>
        ))}
      </ul>
      {round.listed.length > SHOWN ? <p class="meta">{say("round.more", { n: round.listed.length - SHOWN })}</p> : null}
    </>
  );
}

/** A round in public: the list frozen, the seed published after applications closed, who was drawn by number, and how anybody draws again. */
export async function visitRound(visit: Visit): Promise<Outcome> {
  const { api, language, params } = visit;
  const say = speaker(portalWords, language);
  const read = await api.get<RoundDraw>(`/api/cells/rounds/${encodeURIComponent(params["round"] ?? "")}/draw`);
  if (!read.ok) return refused(visit, read);
  const round = read.value;
  const day = (on: string): string => sayDay(on, language, "0000");
  const facts = [
    { term: say("kind"), value: round[language] },
    { term: say("place"), value: round.placeName },
    { term: say("round.frozen"), value: sayInstant(round.frozenAt, language, "0000") },
    { term: say("round.days"), value: `${day(round.from)} – ${day(round.until)}` },
    {
      term: say("round.checklist"),
      value: <a href={kindPage(round.scheme, round.version)}>{say("round.version", { version: round.version })}</a>,
    },
    { term: say("round.seed"), value: <Typed text={round.seed ?? say("round.noSeed")} language={language} /> },
    ...(round.seededAt ? [{ term: say("round.seeded"), value: sayInstant(round.seededAt, language, "0000") }] : []),
    ...(round.source ? [{ term: say("round.source"), value: <Typed text={round.source} language={language} /> }] : []),
  ];
  return {
    kind: "page",
    title: round.name,
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/cells/rounds">{say("rounds.back")}</a>
        </p>
        <h1>
          <Typed text={round.name} language={language} />
        </h1>
        <Card>
          <Facts rows={facts} />
        </Card>
        {round.seed === null ? <Notice title={say("round.waiting", { until: day(round.until) })} /> : null}
        {round.seed === null ? null : <Draws round={round} say={say} visit={visit} />}
        {round.seed === null ? null : <Checks round={round} say={say} visit={visit} />}
        {round.seed === null ? null : <UnitDraws round={round} say={say} visit={visit} />}
        {round.seed === null ? null : <Again round={round} say={say} />}
        <Lists round={round} say={say} visit={visit} />
      </>
    ),
  };
}
