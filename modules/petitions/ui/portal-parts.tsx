/** @jsxImportSource preact */
import { Card, Facts, Footsteps, sayDay, sayInstant, TelLink, TextArea, type Visit } from "#web/parts";
import { colon, speaker } from "#web/words";
import type { ClockView, FollowedPetition, MandateView } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

type Key = keyof typeof words;
const known = (key: string): Key | null => (key in words ? (key as Key) : null);

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

function Opinion({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const speak = speaker(words, visit.language);
  const { opinion } = view;
  return (
    <>
      {opinion?.facts ? (
        <Card title={say("opinion")} tone="accent">
          <p class="typed">{opinion.facts}</p>
          <p class="typed">
            {say("law")}
            {colon(visit.language)}
            {opinion.law}
          </p>
          {opinion.answers.map((one, index) => (
            <p class="typed" key={one.text}>
              <strong>{say("answer", { n: index + 1, result: speak(`petitions.result.${one.result}`) })}</strong> {one.text}
            </p>
          ))}
          {opinion.performance ? (
            <p class="typed">
              {say("performance")}
              {colon(visit.language)}
              {opinion.performance}
            </p>
          ) : null}
        </Card>
      ) : null}
      {view.reviews.map((review) => (
        <Card
          key={`${review.round} ${review.organName}`}
          title={say(review.round === 2 ? "review.2" : "review.1", {
            organ: visit.language === "en" ? review.organNameEn : review.organName,
          })}
        >
          {review.asked ? (
            <p class="typed">
              {say("review.asked")}
              {colon(visit.language)}
              {review.asked}
            </p>
          ) : null}
          {review.result ? (
            <p class="promise">
              {speak(known(`petitions.result.${review.result}`) ?? "petitions.result.uphold")}
              {review.ground ? ` · ${speak(known(`petitions.ground.${review.ground}`) ?? "petitions.ground.facts")}` : ""}
            </p>
          ) : null}
          {review.opinion ? <p class="typed">{review.opinion}</p> : null}
          {review.law ? (
            <p class="typed">
              {say("law")}
              {colon(visit.language)}
              {review.law}
            </p>
          ) : null}
        </Card>
      ))}
    </>
  );
}

/** Papers written to the petitioner; the secret of this page opens them. */
function OwnPapers({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const secret = visit.params["secret"] ?? "";
  if (view.own.length === 0) return null;
  return (
    <Card title={say("papers")}>
      <ul>
        {view.own.map(({ home, id, title, number }) => (
          <li key={id}>
            <a href={`/api/documents/${home}/${id}/file?secret=${secret}`}>
              {title[visit.language]} {number} (PDF)
            </a>{" "}
            <a href={`/api/documents/${home}/${id}/file?form=word&secret=${secret}`}>
              <span class="unseen">{title[visit.language]} </span>Word
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is offered, whole, before the button: agreeing ends the petition, and not agreeing costs nothing. */
function Settlement({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const { settlement } = view;
  const say = speaker(portalWords, visit.language);
  if (!settlement?.text) return null;
  return (
    <Card title={say("settlement")} tone="accent">
      <p class="typed">{settlement.text}</p>
      {settlement.on ? <p>{say("settlement.on", { when: sayDay(settlement.on, visit.language, visit.today) })}</p> : null}
      {view.may.includes("settle") ? (
        <form method="post" action={visit.request.path} novalidate>
          <input type="hidden" name="step" value="settle" />
          <input type="hidden" name="terms" value={settlement.terms} />
          <input type="hidden" name="commandId" value={visit.request.commandId} />
          <p class="hint">{say("settle.hint")}</p>
          <button type="submit" class="button">
            {say("settle")}
          </button>
        </form>
      ) : null}
    </Card>
  );
}

/** What was handed in; the secret of this page opens it. */
function Attachments({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const secret = encodeURIComponent(visit.params["secret"] ?? "");
  if (view.photos.length === 0) return null;
  return (
    <p class="row">
      {view.photos.map((id, index) => (
        <a key={id} href={`/api/photos/${id}?secret=${secret}`}>
          <img
            src={`/api/photos/${id}?size=thumb&secret=${secret}`}
            alt={say("photos.one", { n: index + 1 })}
            width="96"
            height="96"
            loading="lazy"
          />
        </a>
      ))}
    </p>
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
              <div class="field" key={of}>
                <label for={`rate-${of}`}>{say(`rate.${of}`)}</label>
                <select id={`rate-${of}`} name={of}>
                  {GRADES.map((grade) => (
                    <option key={grade} value={String(grade)}>
                      {say(`grade.${grade}`)}
                    </option>
                  ))}
                </select>
              </div>
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
  const right = view.clocks.find(({ kind, state }) => kind === "right" && state === "running");
  const steps = view.entries.map((entry, index) => {
    const title = known(`petitions.event.${entry.type.replace("petitions.", "")}`);
    return {
      key: `${index}`,
      state: index === view.entries.length - 1 && view.stage !== "ended" ? ("now" as const) : ("done" as const),
      title: title ? speak(title) : entry.type,
      when: sayInstant(entry.at, language, today),
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
        <p class="meta">{say("byNumber")}</p>
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
