/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Card, Hidden, TextArea, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { OwnDispute } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { ownPath } from "./act.ts";

type Props = { visit: Visit; view: OwnDispute };

export function StepForm({
  visit,
  step,
  values = {},
  children,
  file = false,
}: {
  visit: Visit;
  step: string;
  values?: Record<string, string>;
  children: ComponentChildren;
  file?: boolean;
}) {
  return (
    <form method="post" action={ownPath(visit)} enctype={file ? "multipart/form-data" : undefined} novalidate>
      <Hidden values={{ commandId: visit.request.commandId, step, ...values }} />
      {children}
    </form>
  );
}

export function Consent({ visit }: { visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return (
    <Card title={say("consent")} tone="accent">
      <StepForm visit={visit} step="consent">
        <p class="hint">{say("consent.hint")}</p>
        <p class="row">
          {(["yes", "private", "no"] as const).map((value) => (
            <button key={value} type="submit" name="agrees" value={value} class={value === "no" ? "button quiet" : "button primary"}>
              {say(`consent.${value}`)}
            </button>
          ))}
        </p>
      </StepForm>
    </Card>
  );
}

export function Choosing({ visit, view }: Props) {
  const say = speaker(portalWords, visit.language);
  const chosen = view.choices.find(({ id }) => id === view.choice);
  const pick = (step: "choose" | "object", options: readonly { id: string; zh: string }[]) => (
    <StepForm visit={visit} step={step}>
      <div class="field">
        <label for={step}>{say(step)}</label>
        <select id={step} name="mediator">
          {options.map(({ id, zh }) => (
            <option key={id} value={id} selected={id === view.choice}>
              {zh}
            </option>
          ))}
        </select>
      </div>
      {step === "object" ? <TextArea name="words" label={say("words")} aside={say("optional")} rows={2} maxlength={300} /> : null}
      <button type="submit" class="button quiet">
        {say("save")}
      </button>
    </StepForm>
  );
  return (
    <Card title={say("mediators")}>
      {view.mediators.length > 0 ? <p>{view.mediators.map(({ zh }) => zh).join("、")}</p> : null}
      {chosen ? <p>{say("choose.chosen", { name: chosen.zh })}</p> : null}
      {view.may.includes("choose") && view.choices.length > 0 ? pick("choose", view.choices) : null}
      {view.may.includes("object") && view.mediators.length > 0 ? pick("object", view.mediators) : null}
    </Card>
  );
}

export function Leaving({ visit, view }: Props) {
  const say = speaker(portalWords, visit.language);
  return (
    <>
      {view.may.includes("more-time") ? (
        <Card>
          <StepForm visit={visit} step="time">
            <p class="hint">{say("time.hint")}</p>
            <button type="submit" class="button quiet">
              {say("time")}
            </button>
          </StepForm>
        </Card>
      ) : null}
      {view.may.includes("end") ? (
        <Card title={say("end")}>
          <StepForm visit={visit} step="end">
            <p class="hint">{say("end.hint")}</p>
            <TextArea name="words" label={say("words")} aside={say("optional")} rows={2} maxlength={300} />
            <button type="submit" class="button quiet">
              {say("end")}
            </button>
          </StepForm>
        </Card>
      ) : null}
    </>
  );
}
