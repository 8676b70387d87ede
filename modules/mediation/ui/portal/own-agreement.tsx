/** @jsxImportSource preact */
import { Card, Facts, Notice, sayDay, sayInstant, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { AgreementView, CourtView, OwnDispute } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { StepForm } from "./own-steps.tsx";

type Props = { visit: Visit; view: OwnDispute };

export function Agreement({ visit, view, text }: Props & { text: AgreementView }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const rows = (["facts", "responsibility", "content", "manner"] as const).map((name) => ({
    term: say(name),
    value: <span class="typed">{text[name] ?? "—"}</span>,
  }));
  const waiting = view.stage === "agreed" && text.signableAt > visit.now;
  return (
    <Card title={say("agreement", { n: text.version })} id="agreement">
      <Facts rows={rows} />
      <ul>
        {text.obligations.map((one) => (
          <li key={one.id}>
            {say("promise", {
              what: `${one.what ?? "—"}${one.amount === null ? "" : say("promise.amount", { amount: one.amount })}`,
              due: sayDay(one.due, language, today),
            })}
            {one.doneOn ? ` · ${say("promise.done")}` : ""}
          </li>
        ))}
      </ul>
      {waiting ? <Notice title={say("cooling", { when: sayInstant(text.signableAt, language, today) })} /> : null}
      {view.signedOwn ? <p>{say("sign.done")}</p> : null}
      {view.may.includes("sign") ? (
        <StepForm visit={visit} step="sign" values={{ version: String(text.version) }} file>
          <p class="hint">{say("sign.hint")}</p>
          <div class="field">
            <label for="how">{say("sign.how")}</label>
            <select id="how" name="how">
              <option value="drawn">{say("sign.drawn")}</option>
              <option value="thumb-print">{say("sign.thumb-print")}</option>
            </select>
          </div>
          <div class="field">
            <label for="signature">{say("sign.photo")}</label>
            <input id="signature" type="file" name="photo" accept="image/*" capture="environment" />
          </div>
          <button type="submit" class="button primary">
            {say("sign")}
          </button>
        </StepForm>
      ) : null}
    </Card>
  );
}

/** What the court did, what that means, and until when one may object or apply again. */
export function Court({ visit, court }: { visit: Visit; court: CourtView }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const day = (on: string | null): string => (on === null ? "" : sayDay(on, language, today));
  const again = court.stands === "withdrawn" && court.againBy !== null;
  return (
    <Card title={say("court")} id="court">
      <p>
        <strong>{say(`court.${court.stands}`, { court: court.court, on: day(court.ruledOn ?? court.filedOn) })}</strong>
      </p>
      {court.stands === "filed" || court.stands === "taken" ? null : <p>{say(`court.means.${court.stands}`)}</p>}
      {court.stands === "confirmed" ? (
        <p>{court.objectBy === null ? say("court.object") : say("court.objectBy", { due: day(court.objectBy) })}</p>
      ) : null}
      {again ? <p>{say("court.again", { due: day(court.againBy) })}</p> : null}
    </Card>
  );
}
