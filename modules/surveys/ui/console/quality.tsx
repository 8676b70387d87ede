import { Button } from "antd";
import { useState } from "react";
import { PlainTable, ReadProblem, useConsole, useSay, Waiting } from "#web/console";
import { percentage } from "#web/words";
import type { QualityView, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useQuality, useSend } from "./wire.ts";

/** What the checks found, who is to be rung again, and how far interviewers lie apart; never what anybody said. */
export function Quality({ view }: { view: SurveyView }) {
  const say = useSay(consoleWords);
  const read = useQuality(`${view.home}/${view.id}`);
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const { flags, interviewers, straightLining, toCallBack } = read.data;
  const sum = { ...read.data, flags: "", interviewers: "", toCallBack: "", straightLining: "" };
  return (
    <>
      <p>{say("quality.sum", sum)}</p>
      <h3>{say("quality.back")}</h3>
      {toCallBack.length === 0 ? <p className="c-muted">{say("quality.noBack")}</p> : null}
      {toCallBack.slice(0, 20).map((id) => (
        <CallBack key={id} at={`/api/surveys/${view.home}/${view.id}/interviews/${id}`} id={id} />
      ))}
      <h3>{say("quality.flags")}</h3>
      {straightLining ? null : <p className="c-muted">{say("quality.noStraight")}</p>}
      {flags.length === 0 ? <p className="c-muted">{say("quality.noFlags")}</p> : null}
      {flags.length > 0 && (view.stage === "estimated" || view.excludedAfter > 0) ? (
        <p className="c-muted">{say("quality.drops")}</p>
      ) : null}
      {flags.slice(0, 100).map((flag) => (
        <Flagged key={`${flag.interview} ${flag.why}`} view={view} flag={flag} />
      ))}
      <h3>{say("quality.interviewers")}</h3>
      <PlainTable
        label={say("quality.interviewers")}
        columns={(["code", "n", "share", "sigma"] as const).map((name) => say(`quality.${name}`))}
      >
        {interviewers.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.code}</th>
            <td className="c-mono">{one.interviews}</td>
            <td className="c-mono">{percentage(one.share, 1)}</td>
            <td className="c-mono">{one.sigma.toFixed(2)}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}

function CallBack({ at, id }: { at: string; id: string }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const send = useSend();
  const [told, setTold] = useState("");
  const show = async () => {
    const reply = await api.get<{ phone: string }>(`${at}/number`);
    setTold(reply.ok ? reply.value.phone : reply.refusal.message);
  };
  const record = async (confirmed: boolean) => setTold(await send(`${at}/call-back`, { confirmed }, say("svy.saved")));
  return (
    <p className="c-row">
      <span className="c-mono">…{id.slice(-6)}</span>
      <Button size="small" onClick={() => void show()}>
        {say("quality.show")}
      </Button>
      <span role="status" className="c-mono">
        {told}
      </span>
      <Button size="small" onClick={() => void record(true)}>
        {say("quality.yes")}
      </Button>
      <Button size="small" onClick={() => void record(false)}>
        {say("quality.no")}
      </Button>
    </p>
  );
}

function Flagged({ view, flag }: { view: SurveyView; flag: QualityView["flags"][number] }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const leaveOut = async () =>
    setProblem(
      await send(
        `/api/surveys/${view.home}/${view.id}/interviews/${flag.interview}/exclusion`,
        { why: flag.why, reason },
        say("svy.saved"),
      ),
    );
  return (
    <p className="c-row">
      <span className="c-mono">…{flag.interview.slice(-6)}</span> {say(`flag.${flag.why}`)}
      {flag.excluded ? (
        <b>{say("quality.excluded")}</b>
      ) : (
        <>
          <input
            className="c-input c-beside"
            aria-label={say("quality.reason")}
            placeholder={say("quality.reason")}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button size="small" onClick={() => void leaveOut()}>
            {say("quality.exclude")}
          </Button>
        </>
      )}
      {problem ? (
        <span role="alert" className="c-problem">
          {problem}
        </span>
      ) : null}
    </p>
  );
}
