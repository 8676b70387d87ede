import { Button } from "antd";
import { useState } from "react";
import { Go, instant, newId, ReasonForm, refusalText, Typed, useConsole, useLanguage, useSay, useUnitName } from "#web/console";
import type { ItemCase, ItemContact } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { at, useTopics } from "./wire.ts";

/** What is known of it: topic, place, who answers, what was promised; the contact stays sealed until a reason is typed. */
export function ItemFacts({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const topics = useTopics();
  const how = [
    say(`channel.${view.channel}`),
    ...(view.byStaff ? [say("heardBy")] : []),
    say("reads", { language: say(`language.${view.language}`) }),
    say(view.wish ? "wanted" : "unwanted"),
  ];
  return (
    <section className="c-card" aria-label={say("facts")}>
      <h2>{say("facts")}</h2>
      <dl className="c-dl c-dl-wide">
        <dt>{say("topic")}</dt>
        <dd>
          {topics.name(view.topic) ?? say("noTopic")}
          {view.nature === null ? null : <span className="c-muted"> {say(`nature.${view.nature}`)}</span>}
        </dd>
        <dt>{say("place")}</dt>
        <dd>{view.placeName[language]}</dd>
        <dt>{say("unit")}</dt>
        <dd>{unit(view.unit)}</dd>
        <dt>{say("heardAt")}</dt>
        <dd>
          {instant(view.heardAt, language)} <span className="c-muted">{how.join(" · ")}</span>
        </dd>
        {view.plan ? (
          <>
            <dt>{say("plan")}</dt>
            <dd>
              {view.plan.text === null ? say(view.shut ? "shut" : "gone") : <Typed text={view.plan.text} />}{" "}
              <span className={view.plan.late ? "o-late" : "c-muted"}>
                {say("planBy", { day: view.plan.due })} {view.plan.done ? say("planDone") : view.plan.late ? say("planLate") : ""}
              </span>
            </dd>
          </>
        ) : null}
        {view.handedOn ? <HandedOn view={view} /> : null}
        {view.rating === null ? null : (
          <>
            <dt>{say("rating")}</dt>
            <dd>{say("score", { score: view.rating })}</dd>
          </>
        )}
        <dt>{say("reach")}</dt>
        <dd>
          <Contact view={view} />
        </dd>
      </dl>
    </section>
  );
}

function HandedOn({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const { recordPath } = useConsole();
  if (!view.handedOn) return null;
  const { to, record } = view.handedOn;
  const path = record && recordPath({ kind: "incidents.incident", home: record.home, id: record.id });
  return (
    <>
      <dt>{say("handedTo")}</dt>
      <dd>
        {say(`to.${to}`)}{" "}
        {record ? path ? <Go to={path}>{say("record", { number: record.number })}</Go> : say("record", { number: record.number }) : null}
      </dd>
    </>
  );
}

function Contact({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<ItemContact | null>(null);
  if (view.reach.length === 0) return <>{say("reach.none")}</>;
  if (found)
    return (
      <>
        {[found.phone, found.email]
          .filter((one) => one !== null)
          .map((one) => one || say("gone"))
          .join(" · ")}
      </>
    );
  const open = async (reason: string): Promise<string | null> => {
    const reply = await api.post<ItemContact>(at(view, "contact"), { reason }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setFound(reply.value);
    return null;
  };
  return (
    <>
      <span className="c-muted">{say("reach.sealed")}</span>{" "}
      <Button size="small" onClick={() => setAsking(true)}>
        {say("reach.open")}
      </Button>
      {asking ? (
        <ReasonForm
          title={say("reach.open")}
          action={say("reach.open")}
          reason={say("reach.reason")}
          send={open}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
