/** @jsxImportSource preact */
import { Card, ErrorSummary, Hidden, Notice, TelLink, TextArea, fieldOf, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";
import { act, ownPath } from "./act.ts";

/** Answered alone: what comes back says nothing of what was answered, and one press leaves. */
export async function visitSafety(visit: Visit): Promise<Outcome> {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const done = await act(visit, `${ownPath(visit)}?done=1`);
  if (done.outcome) return done.outcome;
  return {
    kind: "page",
    status: done.problems.length > 0 ? 422 : 200,
    title: say("title"),
    quiet: true,
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <>
        <p>
          <a class="button danger" href="/">
            {say("leave")}
          </a>
        </p>
        <ErrorSummary title={say("problem")} problems={done.problems} />
        <h1>{say("safety")}</h1>
        <p class="hint">{say("safety.hint")}</p>
        <form method="post" action={`${ownPath(visit)}/safety`} novalidate>
          <Hidden values={{ commandId: request.commandId, step: "safety" }} />
          {(["afraid", "hurt", "separate"] as const).map((name) => (
            <fieldset key={name}>
              <legend>{say(`safety.${name}`)}</legend>
              <div class="pair">
                {(["yes", "no"] as const).map((value) => (
                  <label key={value} class="pick">
                    <input type="radio" id={`${name}-${value}`} name={name} value={value} checked={fieldOf(request.form, name) === value} />
                    <span>{say(value)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
          <TextArea
            name="words"
            label={say("words")}
            aside={say("optional")}
            rows={3}
            maxlength={1000}
            value={fieldOf(request.form, "words")}
          />
          <button type="submit" class="button primary">
            {say("save")}
          </button>
        </form>
        <Card>
          <Notice tone="danger" title={say("danger")}>
            <p>{say("danger.more")}</p>
            <TelLink number="110">110</TelLink> <TelLink number="12338">12338</TelLink> <TelLink number="12348">12348</TelLink>
          </Notice>
        </Card>
      </>
    ),
  };
}
