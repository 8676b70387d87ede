/** @jsxImportSource preact */
import { Card, DataTable, Facts, type Outcome, type Visit, Typed } from "#web/parts";
import { comma, type Language, speaker } from "#web/words";
import type { RoundView, Scheme } from "../contract.ts";
import { REVOCATIONS } from "../contract/stages.ts";
import { checklistWords, sayEvidence } from "./checklist-words.ts";
import { portalWords } from "./portal-words.ts";
import { kindPage, refused, roundPage, type Say } from "./portal-shared.tsx";

const LEVELS = ["pass", "good", "model"] as const;
const LIMITS = ["prelim", "rectify", "publicity", "warning", "appeal", "again", "renewal"] as const;
type Department = { code: string; zh: string; en: string };

/** Every criterion with its points, how it is looked at and what evidence it takes. */
function Criteria({ rule, language, say }: { rule: Scheme; language: Language; say: Say }) {
  const how = speaker(checklistWords, language);
  return (
    <DataTable
      caption={say("kind.lines", { n: rule.lines.length })}
      columns={[{ label: say("kind.line") }, { label: say("kind.points"), numeric: true }, { label: say("kind.how") }]}
      rows={rule.lines.map((line) => ({
        key: line.code,
        cells: [
          <span key="line">
            {line.key ? "★ " : ""}
            {line[language]}
            {line.optional ? <small> {say("kind.optional")}</small> : null}
          </span>,
          line.points,
          <span key="how">
            {line.methods.map((method) => how(`method.${method}`)).join(comma(language))}
            <br />
            <small>{sayEvidence(line, language)}</small>
          </span>,
        ],
      }))}
    />
  );
}

function Levels({ rule, say }: { rule: Scheme; say: Say }) {
  return (
    <Card title={say("kind.levels")}>
      <p>{LEVELS.map((level) => say("kind.level", { level: say(`level.${level}`), n: rule.thresholds[level] })).join(say("round.then"))}</p>
      <p>{say("kind.block")}</p>
      <p>{say("kind.years", { n: rule.years })}</p>
    </Card>
  );
}

/** What an office and a unit have how long for, and what ends a title whatever its score. */
function Rules({ rule, language, say }: { rule: Scheme; language: Language; say: Say }) {
  const how = speaker(checklistWords, language);
  return (
    <>
      <h2>{say("kind.limits")}</h2>
      <Card>
        <Facts
          rows={LIMITS.map((name) => {
            const { amount, unit } = rule.limits[name];
            return {
              term: say(`kind.limit.${name}`),
              value: say(unit === "workingDay" ? "kind.workingDays" : "kind.days", { n: amount }),
            };
          })}
        />
      </Card>
      <h2>{say("kind.ends")}</h2>
      <p>{say("kind.endsLead")}</p>
      <ul>
        {REVOCATIONS.map((ground) => (
          <li key={ground}>{how(`ground.${ground}`)}</li>
        ))}
      </ul>
    </>
  );
}

function Rounds({ rounds, language, say }: { rounds: readonly RoundView[]; language: Language; say: Say }) {
  const shown = rounds.filter(({ voidedOn }) => voidedOn === null).slice(0, 5);
  return (
    <>
      <h2>{say("kind.rounds")}</h2>
      {shown.length === 0 ? <p>{say("kind.noRounds")}</p> : null}
      <ul class="plain-list">
        {shown.map((round) => (
          <li key={round.id}>
            <a href={roundPage(round.id)}>
              <Typed text={round.name} language={language} />
            </a>{" "}
            <span class="meta">
              {round.from} – {round.until}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What one kind of title asks for, before anybody applies, objects or believes it: the checklist as it holds, or as a round keeps it. */
export async function visitKind(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say: Say = speaker(portalWords, language);
  const code = params["code"] ?? "";
  const asked = /^\d{1,4}$/.test(request.query["version"] ?? "") ? Number(request.query["version"]) : null;
  const [all, older, rounds, departments] = await Promise.all([
    api.get<{ schemes: Scheme[] }>("/api/cells/schemes"),
    asked === null ? null : api.get<Scheme>(`/api/cells/schemes/${encodeURIComponent(code)}/${asked}`),
    api.get<{ rounds: RoundView[] }>("/api/cells/rounds", { scheme: code }),
    api.get<readonly Department[]>("/api/organisations/departments"),
  ]);
  if (!all.ok) return refused(visit, all);
  if (older && !older.ok) return refused(visit, older);
  if (!rounds.ok) return refused(visit, rounds);
  const newest = all.value.schemes.find((one) => one.code === code);
  if (!newest) return refused(visit, { status: 404, refusal: { message: say("kind.none") } });
  const rule = older?.value ?? newest;
  const lead = departments.ok ? departments.value.find((one) => one.code === rule.lead)?.[language] : undefined;
  return {
    kind: "page",
    title: rule[language],
    wide: true,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/cells">{say("back")}</a>
        </p>
        <h1>{rule[language]}</h1>
        <p class="lead">{say(`kind.who.${rule.level}`)}</p>
        <p class="meta">
          {lead ? `${say("kind.lead", { name: lead })} ` : ""}
          {say("kind.version", { version: rule.version })}{" "}
          {rule.version < newest.version ? <a href={kindPage(code)}>{say("kind.newer", { version: newest.version })}</a> : null}
        </p>
        {rule.level === "household" ? (
          <p class="actions">
            <a class="button primary" href="/cells/home">
              {say("home")}
            </a>
          </p>
        ) : (
          <p>
            <a href={`/cells?kind=${code}`}>{say("kind.held")}</a>
          </p>
        )}
        <Criteria rule={rule} language={language} say={say} />
        {rule.lines.some(({ key }) => key) ? <p class="meta">{say("kind.star")}</p> : null}
        {rule.level === "household" ? null : (
          <>
            <Levels rule={rule} say={say} />
            <Rounds rounds={rounds.value.rounds} language={language} say={say} />
            <Rules rule={rule} language={language} say={say} />
          </>
        )}
        <p class="meta">
          <Typed text={say("kind.basis", { basis: rule.basis })} language={language} />
        </p>
      </>
    ),
  };
}
