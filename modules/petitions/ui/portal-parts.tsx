/** @jsxImportSource preact */
import { Card, Footsteps, sayDay, sayInstant, SelectField, TelLink, type Visit } from "#web/parts";
import { speaker, type Words } from "#web/words";
import type { ClockView, FollowedPetition } from "../contract.ts";
import { eventWords } from "../event-words.ts";
import { Attachments, known, Opinion, OwnPapers, Settlement } from "./portal-answer.tsx";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

function Clock({ clock, visit }: { clock: ClockView; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const speak = speaker(words, visit.language);
  const rule = known(`petitions.rule.${clock.rule}`);
  if (clock.state === "void") return null;
  const when = sayDay(clock.dueAt.slice(0, 10), visit.language, visit.today);
  return (
    <li class={clock.state === "late" ? "late" : undefined}>
      {rule ? speak(rule) : clock.rule} · {say(`clock.${clock.state}`, { when })}
      {clock.provisional && clock.state === "running" ? say("provisional") : ""}
    </li>
  );
}

const GRADES = [5, 4, 3, 2, 1] as const;
function Act({
  visit,
  step,
  hint,
  open,
}: {
  visit: Visit;
  step: "request-review" | "challenge" | "withdraw" | "rate";
  hint?: string;
  open?: boolean;
}) {
  const say = speaker(portalWords, visit.language);
  return (
    <details class="card" open={open}>
      <summary>{say(step)}</summary>
      <form method="post" action={visit.request.path} novalidate>
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="commandId" value={visit.request.commandId} />
        {hint ? <p class="hint">{hint}</p> : null}
        {step === "rate"
          ? (["organ", "office"] as const).map((of) => (
              <SelectField
                key={of}
                name={of}
                label={say(`rate.${of}`)}
                blank={say("rate.blank")}
                options={GRADES.map((grade) => ({ value: String(grade), label: say(`grade.${grade}`) }))}
              />
            ))
          : null}
        <div class="field">
          <label for={`reason-${step}`}>{say("reason")}</label>
          <textarea id={`reason-${step}`} name="reason" rows={3} maxlength={1000} />
        </div>
        <button type="submit" class="button">
          {say(step)}
        </button>
      </form>
    </details>
  );
}

/** One petition as its petitioner sees it: where it is, until when, the answer, and every right with its date. */
export function FollowedCard({ visit, view }: { visit: Visit; view: FollowedPetition }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const speak = speaker(words, language);
  const event = speaker<Words>(eventWords, language);
  const right = view.clocks.find(({ kind, state }) => kind === "right" && state === "running");
  const steps = view.entries.map((entry, index) => {
    return {
      key: `${index}`,
      state: index === view.entries.length - 1 && view.stage !== "ended" ? ("now" as const) : ("done" as const),
      title: event(entry.type),
      when: sayInstant(entry.at, language, today),
      by: entry.params["heard"] ? speak(`petitions.heard.${entry.params["heard"]}` as keyof typeof words) : undefined,
      children: entry.text ? <p class="typed">{entry.text}</p> : null,
    };
  });
  const labels =
    language === "zh"
      ? { done: "已完成", now: "进行中", ahead: "接下来", paused: "暂停" }
      : { done: "done", now: "now", ahead: "ahead", paused: "paused" };
  return (
    <div class="followed">
      <p class="meta eyebrow">{say("heading", { number: view.number })}</p>
      <h1>{view.ending ? speak(`petitions.ending.${view.ending}`) : speak(`petitions.stage.${view.stage}`)}</h1>
      {view.may.includes("request-review") && right ? (
        <Act
          visit={visit}
          step="request-review"
          hint={say("request-review.hint", { when: sayDay(right.dueAt.slice(0, 10), language, today) })}
        />
      ) : null}
      {view.may.includes("rate") ? <Act visit={visit} step="rate" /> : null}
      <Settlement view={view} visit={visit} />
      <Opinion view={view} visit={visit} />
      <OwnPapers view={view} visit={visit} />
      <Card title={say("clocks")}>
        <ul>
          {view.clocks.map((clock) => (
            <Clock key={clock.slot} clock={clock} visit={visit} />
          ))}
        </ul>
      </Card>
      <Card title={say("holder")}>
        <p class="holder">
          <strong>{language === "en" ? view.organNameEn : view.organName}</strong>
          {view.holderPhone ? <TelLink number={view.holderPhone} /> : null}
        </p>
      </Card>
      <Card title={say("way")}>
        <Footsteps steps={steps} labels={labels} />
      </Card>
      {view.whole ? (
        <Card title={say("yours")}>
          {view.requests.map((one) => (
            <p class="typed" key={one}>
              {one}
            </p>
          ))}
          <p class="typed">{view.facts}</p>
          <Attachments view={view} visit={visit} />
        </Card>
      ) : (
        <>
          <p class="meta">{say("byNumber")}</p>
          <p>
            <a class="alone-link" href="/follow">
              {say("another")}
            </a>
          </p>
        </>
      )}
      {view.may.includes("challenge") ? <Act visit={visit} step="challenge" /> : null}
      {view.may.includes("withdraw") ? <Act visit={visit} step="withdraw" /> : null}
      {view.whole ? (
        <p>
          <a class="alone-link" href={`/petition/${view.home}/${view.id}/${visit.params["secret"]}/proof`}>
            {say("proof.link")}
          </a>
        </p>
      ) : null}
      {view.whole ? (
        <p>
          <a class="alone-link" href={`/mine/${view.home}/${view.id}/${visit.params["secret"]}`}>
            {say("mine")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
