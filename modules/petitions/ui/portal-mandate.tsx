/** @jsxImportSource preact */
import { Card, Facts, Notice, sayDay, sayInstant, SelectField, TextArea, type Visit } from "#web/parts";
import { colon, comma, speaker } from "#web/words";
import type { MandateView } from "../contract.ts";
import { known } from "./portal-answer.tsx";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

const GRADES = [5, 4, 3, 2, 1] as const;

/** A mandate as its principal sees it; one press revokes it. */
export function MandateCard({ visit, view }: { visit: Visit; view: MandateView & { follow: { number: string; path: string }[] } }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const speak = speaker(words, language);
  const rows = [
    { term: say("agent"), value: `${view.agentName} · ${language === "en" ? view.agentUnitEn : view.agentUnit} · ${view.certificate}` },
    { term: say("powers"), value: view.powers.map((power) => speak(`petitions.power.${power}`)).join(comma(language)) },
    { term: say("until"), value: sayDay(view.until, language, today) },
    { term: say("matter"), value: <span class="typed">{view.matter}</span> },
  ];
  const stage = known(`petitions.mandate.${view.stage}`);
  return (
    <div class="followed">
      <p class="meta eyebrow">{say("mandate", { number: view.number })}</p>
      <h1>{stage ? speak(stage) : view.stage}</h1>
      {view.over ? <Notice tone="warn" title={say("mandate.over")} /> : null}
      <Card>
        <Facts rows={rows} />
      </Card>
      {view.follow.length > 0 ? (
        <Card title={say("filed")}>
          {view.follow.map((one) => (
            <p key={one.path}>
              <a href={one.path}>{one.number}</a>
            </p>
          ))}
        </Card>
      ) : null}
      <Card title={say("reports")}>
        {view.reports.length === 0 ? <p>{say("noReports")}</p> : null}
        {view.reports.map((one) => (
          <p class="typed" key={one.at}>
            {sayInstant(one.at, language, today)} · {speak(`petitions.task.${one.did}`)}
            {colon(language)}
            {one.text}
          </p>
        ))}
      </Card>
      {view.feedback ? (
        <Card title={say(view.feedback.visited ? "ratedVisit" : "rated")}>
          <p class="typed">
            {say(`grade.${view.feedback.score}` as keyof typeof portalWords)}
            {view.feedback.text ? ` · ${view.feedback.text}` : ""}
          </p>
        </Card>
      ) : null}
      {view.may.includes("rate") ? <RateForm visit={visit} /> : null}
      {view.may.includes("revoke") ? (
        <form method="post" action={visit.request.path} novalidate class="card">
          <input type="hidden" name="step" value="revoke" />
          <input type="hidden" name="commandId" value={visit.request.commandId} />
          <TextArea name="reason" label={say("reason")} rows={2} maxlength={500} />
          <button type="submit" class="button">
            {say("revoke")}
          </button>
        </form>
      ) : null}
    </div>
  );
}

function RateForm({ visit }: { visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return (
    <form method="post" action={visit.request.path} novalidate class="card">
      <input type="hidden" name="step" value="rate" />
      <input type="hidden" name="commandId" value={visit.request.commandId} />
      {/* Nothing stands chosen: a grade nobody chose would count as theirs. */}
      <SelectField
        name="score"
        label={say("rateAgent")}
        blank={say("rate.blank")}
        options={GRADES.map((score) => ({ value: String(score), label: say(`grade.${score}`) }))}
      />
      <TextArea name="text" label={say("rateText")} rows={2} maxlength={1000} />
      <button type="submit" class="button primary">
        {say("rate")}
      </button>
    </form>
  );
}
