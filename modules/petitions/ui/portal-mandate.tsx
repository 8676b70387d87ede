/** @jsxImportSource preact */
import { Card, Facts, sayDay, sayInstant, TextArea, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { MandateView } from "../contract.ts";
import { known } from "./portal-answer.tsx";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

/** A mandate as its principal sees it; one press revokes it. */
export function MandateCard({ visit, view }: { visit: Visit; view: MandateView & { follow: { number: string; path: string }[] } }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const speak = speaker(words, language);
  const rows = [
    { term: say("agent"), value: `${view.agentName} · ${language === "en" ? view.agentUnitEn : view.agentUnit} · ${view.certificate}` },
    { term: say("powers"), value: view.powers.map((power) => speak(`petitions.power.${power}`)).join("、") },
    { term: say("until"), value: sayDay(view.until, language, today) },
    { term: say("matter"), value: <span class="typed">{view.matter}</span> },
  ];
  const stage = known(`petitions.mandate.${view.stage}`);
  return (
    <div class="followed">
      <p class="meta eyebrow">{say("mandate", { number: view.number })}</p>
      <h1>{stage ? speak(stage) : view.stage}</h1>
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
            {sayInstant(one.at, language, today)} {one.text}
          </p>
        ))}
      </Card>
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
