import { useState } from "react";
import { Choice, clockTime, consoleWords as pieces, dayOf, Field, FormDialog, TextArea, TextInput, useSay } from "#web/console";
import type { ConferenceView, DecisionView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { lacks, MeetingFields, meetsAt, type Meeting } from "./call-form.tsx";
import { useSend } from "./wire.ts";

type Of = { view: ConferenceView; close: () => void };
const at = ({ home, id }: ConferenceView): string => `/api/conferences/${home}/${id}`;

function Reason({ value, put }: { value: string; put: (value: string) => void }) {
  const say = useSay(consoleWords);
  return (
    <Field label={say("reason")} required>
      <TextArea value={value} max={400} rows={3} onChange={put} />
    </Field>
  );
}

export function MoveForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const members = view.members.filter((unit) => unit !== view.convener);
  const [typed, setTyped] = useState<Meeting>({
    day: dayOf(view.meets),
    time: clockTime(view.meets, "zh"),
    venue: view.venue ?? "",
    members,
  });
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> => {
    const missing = lacks(typed) ?? (reason.trim() === "" ? "reason" : null);
    if (missing) return needed("console.needed", { field: say(missing) });
    return send(`${at(view)}/meeting`, { meets: meetsAt(typed), venue: typed.venue, members: typed.members, reason }, say("moved"));
  };
  return (
    <FormDialog title={say("move")} action={say("move")} submit={submit} close={close} shape="wide">
      <MeetingFields typed={typed} put={setTyped} />
      <Reason value={reason} put={setReason} />
    </FormDialog>
  );
}

export function CancelForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> =>
    reason.trim() === ""
      ? needed("console.needed", { field: say("reason") })
      : send(`${at(view)}/cancellation`, { reason }, say("cancelled"));
  return (
    <FormDialog title={say("cancel")} action={say("cancel")} submit={submit} close={close} danger>
      <Reason value={reason} put={setReason} />
    </FormDialog>
  );
}

type OfDecision = Of & { one: DecisionView };

export function ReportForm({ view, one, close }: OfDecision) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [result, setResult] = useState("");
  const submit = async (): Promise<string | null> =>
    result.trim() === ""
      ? needed("console.needed", { field: say("result") })
      : send(`${at(view)}/decisions/${one.decision}/report`, { result }, say("reported"));
  return (
    <FormDialog title={say("report")} action={say("report")} submit={submit} close={close}>
      <Field label={say("result")} required hint={say("topicHint")}>
        <TextArea value={result} max={1_000} rows={5} onChange={setResult} />
      </Field>
    </FormDialog>
  );
}

export function JudgeForm({ view, one, close }: OfDecision) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [judged, setJudged] = useState<"yes" | "no" | "">("");
  const [remark, setRemark] = useState("");
  const submit = async (): Promise<string | null> => {
    const missing = judged === "" ? "judgement" : judged === "no" && remark.trim() === "" ? "remark" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    return send(`${at(view)}/decisions/${one.decision}/judgement`, { accepted: judged === "yes", remark }, say("judged"));
  };
  return (
    <FormDialog title={say("judge")} submit={submit} close={close}>
      <Field label={say("judgement")} required>
        <Choice
          value={judged}
          onChange={setJudged}
          options={(["yes", "no"] as const).map((value) => ({ value, label: say(`judgement.${value}`) }))}
        />
      </Field>
      <Field label={say("remark")} required={judged === "no"}>
        <TextArea value={remark} max={400} rows={3} onChange={setRemark} />
      </Field>
    </FormDialog>
  );
}

export function ExtendForm({ view, one, close }: OfDecision) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [due, setDue] = useState(one.due);
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> => {
    const missing = due === "" ? "newDay" : reason.trim() === "" ? "reason" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    return send(`${at(view)}/decisions/${one.decision}/extension`, { due, reason }, say("extended"));
  };
  return (
    <FormDialog title={say("extend")} action={say("extend")} submit={submit} close={close}>
      <Field label={say("newDay")} required>
        <TextInput type="date" min={one.due} value={due} onChange={setDue} />
      </Field>
      <Reason value={reason} put={setReason} />
    </FormDialog>
  );
}
