/** @jsxImportSource preact */
import { Card, DataTable, Facts, sayDay, Typed, type Visit } from "#web/parts";
import { comma, type Language, percentage, speaker } from "#web/words";
import type { EditionsView, Question, SurveyMade } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
const OUTCOMES = ["completed", "partial", "refusal", "non-contact", "ineligible", "unknown"] as const;
type Part = { made: SurveyMade; say: Say; language: Language };

/** The form's marks, without which anybody might have refused it (统计法 17). */
export const marksOf = ({ formNumber, maker, kind, approval, validUntil }: NonNullable<SurveyMade["marks"]>, say: Say): string =>
  say("marks", { formNumber, maker, kind: say(kind), approval, validUntil });

function About({ made, say, language }: Part) {
  const day = (on: string): string => sayDay(on, language, "0000");
  const facts: [string, string | null][] = [
    [say("made.purpose"), made.purpose],
    [say("made.marks"), made.marks && marksOf(made.marks, say)],
    [say("made.days"), `${day(made.from)} – ${day(made.until)}`],
    [say("made.modes"), made.modes.map((mode) => say(`mode.${mode}`)).join(comma(language))],
    [say("made.universe"), made.universe],
    [say("made.frame"), made.frame],
    [say("made.contractor"), made.contractor],
    [say("made.pilot"), made.pilot === null ? null : say("made.people", { n: made.pilot })],
  ];
  return (
    <Card>
      <Facts rows={facts.flatMap(([term, value]) => (value ? [{ term, value: <Typed text={value} language={language} /> }] : []))} />
    </Card>
  );
}

/** Who did not answer is part of the result. */
function Outcomes({ made: { counts, rates, weights }, say }: Part) {
  return (
    <>
      <DataTable
        caption={say("made.outcomes")}
        columns={[{ label: say("made.outcome") }, { label: say("made.numbers"), numeric: true }]}
        rows={OUTCOMES.map((one) => ({ key: one, cells: [say(`outcome.${one}`), counts[one]] }))}
      />
      <p class="hint">
        {say("made.rates", { rr3: percentage(rates.rr3, 1), rr1: percentage(rates.rr1, 1), refusal: percentage(rates.refusal, 1) })}{" "}
        {say("made.weights", { n: weights.iterations, held: weights.held, low: weights.low.toFixed(2), high: weights.high.toFixed(2) })}
      </p>
    </>
  );
}

function Draw({ id, made: { seed, strata, frameDigest }, say, language }: Part & { id: string }) {
  const [first] = strata;
  return (
    <details>
      <summary>{say("made.again")}</summary>
      <DataTable
        caption={say("made.strata")}
        columns={[
          { label: say("made.stratum") },
          { label: say("made.population"), numeric: true },
          { label: say("made.list"), numeric: true },
          { label: say("made.drawn"), numeric: true },
        ]}
        rows={strata.map((one) => ({ key: one.code, cells: [`${one[language]} ${one.code}`, one.population, one.frame, one.draw] }))}
      />
      <p>{say("made.rule")}</p>
      {seed && first ? (
        <>
          <p>
            <Typed text={say("made.seed", { seed: seed.seed, source: seed.source })} language={language} />
          </p>
          <p class="meta">{say("made.command")}</p>
          <pre class="checkpoint" tabindex={0}>
            {`printf '%s' '${`${seed.seed}|${id}|${first.code}|1`.replaceAll("'", `'\\''`)}' | sha256sum`}
          </pre>
        </>
      ) : null}
      <p class="meta digest">{say("made.digest", { digest: frameDigest })}</p>
    </details>
  );
}

function Asked({ question, say, language }: { question: Question; say: Say; language: Language }) {
  return (
    <li>
      <p>
        {question[language]} {question.only ? <small>{say("made.only")}</small> : null}
      </p>
      <p class="meta">{question.options.map((option) => option[language]).join(language === "zh" ? "；" : "; ")}</p>
    </li>
  );
}

/** What was asked of whom, drawn how, and how the calls ended: what a reader needs to believe a number, or not. */
export function Made({ view, visit: { language } }: { view: EditionsView; visit: Visit }) {
  const say: Say = speaker(portalWords, language);
  const { made, id } = view;
  if (!made) return null;
  const part = { made, say, language };
  return (
    <section>
      <h2>{say("made")}</h2>
      <About {...part} />
      <Outcomes {...part} />
      <details>
        <summary>{say("made.questions", { n: made.questions.length })}</summary>
        <p>
          <strong>{say("made.script")}</strong>
        </p>
        <p>
          <Typed text={made.script} language={language} />
        </p>
        <ol>
          {made.questions.map((question) => (
            <Asked key={question.code} question={question} say={say} language={language} />
          ))}
        </ol>
      </details>
      <Draw {...part} id={id} />
    </section>
  );
}
