import { Button } from "antd";
import { useState } from "react";
import { Empty, ListPage, NativeSelect, useConsole, useLanguage, useSay, useUrl, Typed } from "#web/console";
import { type Call } from "../../contract.ts";
import { OUTCOMES, type Outcome } from "../../contract/work.ts";
import { consoleWords } from "../console-words.ts";
import { HouseholdStep, type Household } from "./household-step.tsx";
import { InterviewForm } from "./interview-form.tsx";
import { useNextCall, useSend, useSurveys } from "./wire.ts";

/** The call desk: one token at a time, taken before its number shows; the number is put away before the first question. */
export function DeskPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params, set } = useUrl();
  const surveys = useSurveys();
  const open = (surveys.data ?? []).filter(({ stage }) => stage === "fielding");
  const address = params.get("survey") ?? (open[0] ? `${open[0].home}/${open[0].id}` : "");
  const call = useNextCall(address);
  return (
    <ListPage
      title={say("desk.page")}
      lead={say("desk.lead")}
      read={surveys}
      empty={surveys.data && open.length === 0 ? <Empty text={say("desk.none")} /> : null}
      filters={
        open.length > 1 ? (
          <NativeSelect
            label={say("desk.survey")}
            value={address}
            onChange={(survey) => set({ survey })}
            options={open.map((one) => ({ value: `${one.home}/${one.id}`, label: language === "zh" ? one.title : one.titleEn }))}
          />
        ) : null
      }
    >
      {call.data ? <Desk key={call.data.unit?.id ?? "none"} call={call.data} again={() => void call.refetch()} /> : null}
    </ListPage>
  );
}

function Desk({ call, again }: { call: Call; again: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const send = useSend();
  const [phone, setPhone] = useState("");
  const [problem, setProblem] = useState("");
  const [begun, setBegun] = useState<string | null>(null);
  const [household, setHousehold] = useState<Household | null>(null);
  const { unit, survey } = call;
  if (!unit) return <Empty text={say("desk.empty", { later: call.later })} />;
  const at = `/api/surveys/${survey.home}/${survey.id}/units/${unit.id}`;
  const step = async (path: string, body: unknown, done = "") => setProblem(await send(`${at}/${path}`, body, done));
  const show = async () => {
    const reply = await api.get<{ phone: string }>(`${at}/number`);
    if (reply.ok) setPhone(reply.value.phone);
    else setProblem(reply.refusal.message);
  };
  return (
    <>
      <p className="c-spaced">
        {say("desk.next", { token: `…${unit.id.slice(-6)}`, n: unit.attempts + 1, waiting: call.waiting, later: call.later })}
      </p>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {begun === null ? (
        <>
          <section className="c-card c-spaced">
            {unit.claimed ? (
              <p className="c-row">
                <Button onClick={() => void show()}>{say("desk.number")}</Button>
                <span role="status" className="c-mono c-big">
                  {phone}
                </span>
              </p>
            ) : null}
            <h2>{say("desk.script")}</h2>
            <blockquote className="c-quote">
              <Typed text={survey.script} />
            </blockquote>
            {unit.claimed ? (
              <Button
                type="primary"
                onClick={() => {
                  setPhone("");
                  setBegun(new Date().toISOString());
                }}
              >
                {say("desk.hide")}
              </Button>
            ) : (
              <Button type="primary" onClick={() => void step("claim", {})}>
                {say("desk.take")}
              </Button>
            )}
          </section>
          {unit.claimed ? <Outcomes record={(body) => void step("attempts", body, say("svy.saved")).then(again)} /> : null}
        </>
      ) : unit.landline && household === null ? (
        <HouseholdStep chosen={setHousehold} back={() => setBegun(null)} />
      ) : (
        <InterviewForm call={call} at={at} begun={begun} household={household} back={() => setBegun(null)} done={again} />
      )}
    </>
  );
}

function Outcomes({ record }: { record: (body: { outcome: Outcome; callBackAt: string | null }) => void }) {
  const say = useSay(consoleWords);
  const [when, setWhen] = useState("");
  const button = (outcome: Outcome, callBackAt: string | null) => (
    <Button key={outcome} onClick={() => record({ outcome, callBackAt })}>
      {say(`outcome.${outcome}`)}
    </Button>
  );
  return (
    <section className="c-card c-spaced c-form">
      <h2>{say("desk.outcome")}</h2>
      <p className="c-row">{OUTCOMES.filter((outcome) => outcome !== "call-back").map((outcome) => button(outcome, null))}</p>
      <div className="c-row">
        <label className="c-row">
          {say("desk.at")}
          <input
            className="c-input"
            style={{ width: 220 }}
            type="datetime-local"
            value={when}
            onChange={(event) => setWhen(event.target.value)}
          />
        </label>
        {button("call-back", when === "" ? null : `${when}:00+08:00`)}
      </div>
    </section>
  );
}
