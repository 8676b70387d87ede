import { useState } from "react";
import { Button } from "antd";
import { Dialog, Field, newId, Page, ReadProblem, TextArea, useSay, Waiting, Typed } from "#web/console";
import type { RoadsVersion } from "../../contract/roads.ts";
import { consoleWords } from "../console-words.ts";
import { RoadsImport } from "./roads-import.tsx";
import { StandardForm } from "./standard-form.tsx";
import { LocalName } from "./circle-meaning.tsx";
import { useRoads, useSend, useStandard } from "./wire.ts";

/** What fifteen minutes means here, and on which roads: both in versions. */
export function SettingsPage() {
  const say = useSay(consoleWords);
  const standard = useStandard();
  const roads = useRoads();
  return (
    <Page title={say("settings.title")} wide>
      <section className="c-card">
        <h2>{say("settings.standard")}</h2>
        {standard.error ? <ReadProblem error={standard.error} retry={() => void standard.refetch()} /> : null}
        {standard.data ? (
          <>
            <LocalName basis={standard.data.standard} />
            <p className="c-muted">{say("settings.version", standard.data.standard)}</p>
            <StandardForm key={standard.data.standard.version} standard={standard.data.standard} />
          </>
        ) : (
          <Waiting />
        )}
      </section>
      <section className="c-card">
        <h2>{say("settings.roads")}</h2>
        {roads.error ? <ReadProblem error={roads.error} retry={() => void roads.refetch()} /> : null}
        {roads.data ? <Versions list={roads.data.versions} /> : null}
        <p className="c-muted" style={{ marginBlock: 8 }}>
          {say("settings.roadsLead")}
        </p>
        <RoadsImport />
      </section>
    </Page>
  );
}

function Versions({ list }: { list: readonly RoadsVersion[] }) {
  const say = useSay(consoleWords);
  const [withdrawing, setWithdrawing] = useState<RoadsVersion | null>(null);
  if (list.length === 0) return <p>{say("settings.roadsNone")}</p>;
  return (
    <ul className="sc-bands">
      {list.map((one) => (
        <li key={one.id}>
          <strong>
            {one.version}. <Typed text={one.name} />
          </strong>{" "}
          {say("settings.km", one)} · <Typed text={one.source} /> {one.synthetic ? <strong>{say("circle.synthetic")}</strong> : null}{" "}
          {one.inForce ? <span className="c-badge">{say("settings.inForce")}</span> : null}{" "}
          {one.withdrawnAt ? <span className="c-muted">{say("settings.withdrawn", { reason: one.reason ?? "" })}</span> : null}
          {one.inForce ? (
            <button type="button" className="c-link" onClick={() => setWithdrawing(one)}>
              {say("settings.withdraw")}
            </button>
          ) : null}
        </li>
      ))}
      {withdrawing ? <Withdrawal one={withdrawing} close={() => setWithdrawing(null)} /> : null}
    </ul>
  );
}

function Withdrawal({ one, close }: { one: RoadsVersion; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [command] = useState(newId);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const withdraw = async () => {
    const answer = await send(`roads/${one.home}/${one.id}/withdrawal`, { reason }, say("step.done"), command);
    if ("problem" in answer) setProblem(answer.problem);
    else close();
  };
  return (
    <Dialog title={`${say("settings.withdraw")} ${one.name}`} onClose={close} asks>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Field label={say("act.reason")} required>
        <TextArea value={reason} max={200} rows={2} onChange={setReason} />
      </Field>
      <Button type="primary" disabled={reason.trim() === ""} onClick={() => void withdraw()}>
        {say("settings.withdraw")}
      </Button>
    </Dialog>
  );
}
