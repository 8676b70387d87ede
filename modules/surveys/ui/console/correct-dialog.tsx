import { useState } from "react";
import { Field, FormDialog, TextArea, useLanguage, useSay } from "#web/console";
import type { SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Margins } from "./margins.tsx";
import { Merge, References } from "./step-dialog.tsx";
import { correctionDraftOf, correctionOf, type CorrectionDraft } from "./typed.ts";
import { useQuality, useSend } from "./wire.ts";

type Part = { view: SurveyView; draft: CorrectionDraft; put: (part: Partial<CorrectionDraft>) => void };

/** A published result is said to be wrong: why, and what of it. Begins with what is published; what is not touched stays. */
export function CorrectDialog({ view, close }: { view: SurveyView; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [draft, setDraft] = useState(() => correctionDraftOf(view));
  const put = (part: Partial<CorrectionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => send(`/api/surveys/${view.home}/${view.id}/correction`, correctionOf(view, draft), say("svy.saved"));
  return (
    <FormDialog title={say("step.correct")} action={say("step.correct")} submit={submit} close={close} shape="wide">
      <p>{say("correct.lead")}</p>
      {(["zh", "en"] as const).map((language) => (
        <Field key={language} label={say(`correct.why.${language}`)} required>
          <TextArea
            value={draft.why[language]}
            max={language === "zh" ? 400 : 1_200}
            rows={2}
            onChange={(value) => put({ why: { ...draft.why, [language]: value } })}
          />
        </Field>
      ))}
      <Flags view={view} draft={draft} put={put} />
      <Populations view={view} draft={draft} put={put} />
      <Margins view={view} draft={draft} put={put} />
      <Merge view={view} into={draft.into} put={(into) => put({ into })} />
      <References view={view} rows={draft.references} put={(references) => put({ references })} />
    </FormDialog>
  );
}

/** Interviews may be left out only for what the checks found in their record, never for what they say. */
function Flags({ view, draft, put }: Part) {
  const say = useSay(consoleWords);
  const read = useQuality(`${view.home}/${view.id}`);
  const flags = (read.data?.flags ?? []).filter(({ excluded }) => !excluded).slice(0, 100);
  const { exclude } = draft;
  const taken = (interview: string, but: string) => Object.keys(exclude).some((key) => key.startsWith(`${interview} `) && key !== but);
  return (
    <fieldset className="c-spaced c-rows">
      <legend className="c-label">{say("correct.flags")}</legend>
      {read.data && flags.length === 0 ? <p className="c-muted">{say("correct.flags.none")}</p> : null}
      {flags.map(({ interview, why }) => {
        const key = `${interview} ${why}`;
        const on = exclude[key] !== undefined;
        const toggle = (checked: boolean) => {
          const others = Object.fromEntries(Object.entries(exclude).filter(([one]) => one !== key));
          put({ exclude: checked ? { ...exclude, [key]: "" } : others });
        };
        return (
          <div key={key} className="c-row">
            <label className="c-tick">
              <input type="checkbox" checked={on} disabled={taken(interview, key)} onChange={(event) => toggle(event.target.checked)} />
              <span className="c-mono">…{interview.slice(-6)}</span> {say(`flag.${why}`)}
            </label>
            {on ? (
              <input
                className="c-input"
                aria-label={say("correct.flags.reason")}
                placeholder={say("correct.flags.reason")}
                maxLength={300}
                value={exclude[key] ?? ""}
                onChange={(event) => put({ exclude: { ...exclude, [key]: event.target.value } })}
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

function Populations({ view, draft, put }: Part) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <fieldset className="c-spaced c-rows">
      <legend className="c-label">{say("correct.populations")}</legend>
      <div className="c-census" role="group" aria-label={say("correct.populations")}>
        <span className="c-muted">{say("strata.population")}</span>
        {view.strata.map((one, index) => (
          <label key={one.code}>
            {one[language]}{" "}
            <input
              className="c-input"
              type="number"
              min={2}
              value={draft.strata[index]?.["population"] ?? ""}
              onChange={(event) =>
                put({
                  strata: draft.strata.map((row, at) => (at === index ? { ...row, population: event.target.value } : row)),
                })
              }
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
