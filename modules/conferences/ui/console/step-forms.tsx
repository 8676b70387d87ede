import { useState } from "react";
import {
  clockTime,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  ReasonForm,
  TextArea,
  TextInput,
  useSay,
  VerdictForm,
} from "#web/console";
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
  const send = useSend();
  return (
    <ReasonForm
      title={say("cancel")}
      action={say("cancel")}
      reason={say("reason")}
      send={(reason) => send(`${at(view)}/cancellation`, { reason }, say("cancelled"))}
      close={close}
      danger
    />
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
  const send = useSend();
  return (
    <VerdictForm
      title={say("judge")}
      words={{ verdict: say("judgement"), yes: say("judgement.yes"), no: say("judgement.no"), remark: say("remark") }}
      send={(accepted, remark) => send(`${at(view)}/decisions/${one.decision}/judgement`, { accepted, remark }, say("judged"))}
      close={close}
    />
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
