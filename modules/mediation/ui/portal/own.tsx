/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  Footsteps,
  LinkButton,
  Notice,
  sayInstant,
  type FieldProblem,
  type Footstep,
  type Outcome,
  type Visit,
} from "#web/parts";
import { colon, speaker, type Words } from "#web/words";
import type { OwnDispute } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { portalWords } from "../portal-words.ts";
import { act, bearerOf, livePath, ownPath } from "./act.ts";
import { Agreement, Court } from "./own-agreement.tsx";
import { Choosing, Consent, Leaving } from "./own-steps.tsx";

type Props = { visit: Visit; view: OwnDispute };
type Word = keyof typeof portalWords;
const word = (key: string): Word | null => (key in portalWords ? (key as Word) : null);

function Body({ visit, view }: Props) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const event = speaker<Words>(eventWords, language);
  const stage = word(`stage.${view.stage}`);
  const steps = view.entries.map((entry, index): Footstep => {
    const last = index === view.entries.length - 1 && view.outcome === null;
    return {
      key: `${index}`,
      state: last ? "now" : "done",
      title: event(entry.type),
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
                <a href={`/api/documents/${home}/${id}/file`}>
                  {title[language]} {number} (PDF)
                </a>{" "}
                <a href={`/api/documents/${home}/${id}/file?form=word`}>
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
