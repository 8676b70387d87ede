/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import {
  Card,
  ErrorSummary,
  Facts,
  Footsteps,
  Hidden,
  LinkButton,
  Notice,
  sayDay,
  sayInstant,
  TextArea,
  type FieldProblem,
  type Footstep,
  type Outcome,
  type Visit,
} from "#web/parts";
import { colon, speaker } from "#web/words";
import type { AgreementView, CourtView, OwnDispute } from "../../contract.ts";
import { eventWords } from "../event-words.ts";
import { portalWords } from "../portal-words.ts";
import { act, bearerOf, livePath, ownPath } from "./act.ts";

type Props = { visit: Visit; view: OwnDispute };
type Word = keyof typeof portalWords;
const word = (key: string): Word | null => (key in portalWords ? (key as Word) : null);

function StepForm({
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

function Agreement({ visit, view, text }: Props & { text: AgreementView }) {
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
function Court({ visit, court }: { visit: Visit; court: CourtView }) {
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

function Consent({ visit }: { visit: Visit }) {
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

function Choosing({ visit, view }: Props) {
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

function Leaving({ visit, view }: Props) {
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

function Body({ visit, view }: Props) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const stage = word(`stage.${view.stage}`);
  const steps = view.entries.map((entry, index): Footstep => {
    const key = entry.type.replace("mediation.", "mediation.event.") as keyof typeof eventWords;
    const last = index === view.entries.length - 1 && view.outcome === null;
    return {
      key: `${index}`,
      state: last ? "now" : "done",
      title: key in eventWords ? eventWords[key][language] : "",
      when: sayInstant(entry.at, language, today),
      children: null,
    };
  });
  const labels = { done: "", now: say("now"), ahead: "", paused: "" };
  const rooms = view.sessions.filter(({ state }) => state === "set");
  return (
    <div class="followed">
      <p
        class="live js-only"
        role="status"
        hidden
        data-island="follow"
        data-live={livePath(visit, view.ear)}
        data-say-changed={say("live.changed")}
        data-say-updated={say("live.updated")}
      />
      <p class="meta eyebrow">{say("own", { number: view.number })}</p>
      <h1>
        <span class="unseen">{`${say("now")}${colon(language)}`}</span>
        <span class="state now">{stage ? say(stage) : view.stage}</span>
      </h1>
      {view.remedies.length > 0 ? (
        <Card title={say("remedies")} tone="accent">
          <ul>
            {view.remedies.map((one) => {
              const key = word(`remedy.${one}`);
              return key ? <li key={one}>{say(key)}</li> : null;
            })}
          </ul>
        </Card>
      ) : null}
      {view.may.includes("consent") ? <Consent visit={visit} /> : null}
      {view.may.includes("safety") ? (
        <p>
          <LinkButton href={`${ownPath(visit)}/safety`} tone="quiet">
            {say("safety.go")}
          </LinkButton>
        </p>
      ) : null}
      <ul>
        {view.clocks.map(({ slot, rule, dueAt }) => {
          const key = word(`rule.${rule}`);
          return key ? <li key={slot}>{say("clock.until", { rule: say(key), due: sayInstant(dueAt, language, today) })}</li> : null;
        })}
      </ul>
      {rooms.length > 0 ? (
        <Card title={say("sessions")}>
          <ul>
            {rooms.map((one) => (
              <li key={one.id}>
                {sayInstant(one.from, language, today)} · {one.roomName?.[language] ?? say("online")}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {view.agreement ? <Agreement visit={visit} view={view} text={view.agreement} /> : null}
      {view.court ? <Court visit={visit} court={view.court} /> : null}
      {view.papers.length > 0 ? (
        <Card title={say("papers")}>
          <ul>
            {view.papers.map(({ home, id, title, number }) => (
              <li key={id}>
                <a href={`/api/documents/${home}/${id}/file?secret=${bearerOf(visit).secret}`}>
                  {title[language]} {number} (PDF)
                </a>{" "}
                <a href={`/api/documents/${home}/${id}/file?form=word&secret=${bearerOf(visit).secret}`}>
                  <span class="unseen">{title[language]} </span>Word
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {view.may.includes("room") ? (
        <p>
          <LinkButton href={`${ownPath(visit)}/room`}>{say("room")}</LinkButton>
        </p>
      ) : null}
      <Choosing visit={visit} view={view} />
      <Card title={say("matter")}>
        <Facts
          rows={[
            { term: say("type"), value: say(`type.${view.type}` as Word) },
            { term: say("place"), value: view.placeName },
            { term: say("summary"), value: <span class="typed">{view.summary ?? "—"}</span> },
          ]}
        />
      </Card>
      <Card title={say("way")}>
        <Footsteps steps={steps} labels={labels} />
      </Card>
      <Leaving visit={visit} view={view} />
      <p>
        <a class="alone-link" href={`${ownPath(visit)}/proof`}>
          {say("proof.link")}
        </a>
      </p>
      <p>
        <a
          class="alone-link"
          href={`/mine/${view.home}/${view.id}/${visit.params["secret"]}?part=${encodeURIComponent(`mediation/${view.party}`)}`}
        >
          {say("mine")}
        </a>
      </p>
    </div>
  );
}

/** A party's own page: by its link, with nothing of what the other side said alone. */
export async function visitOwn(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const { party, secret } = bearerOf(visit);
  const done = await act(visit, `${ownPath(visit)}?done=1`);
  if (done.outcome) return done.outcome;
  const reply = await visit.api.get<OwnDispute>(`/api/mediation/own/${visit.params["home"]}/${visit.params["id"]}/${party}`, { secret });
  if (!reply.ok)
    return { kind: "page", status: reply.status, title: say("title"), body: <Notice tone="warn" title={reply.refusal.message} /> };
  const problems: readonly FieldProblem[] = done.problems;
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("own", { number: reply.value.number }),
    headers: { "referrer-policy": "no-referrer" },
    body: (
      <>
        <ErrorSummary title={say("problem")} problems={problems} />
        {visit.request.query["done"] ? <Notice tone="good" title={say("done")} /> : null}
        <Body visit={visit} view={reply.value} />
      </>
    ),
  };
}
