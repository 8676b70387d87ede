import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  DemoMark,
  FactList,
  Field,
  FormDialog,
  Go,
  newId,
  Page,
  ReadRecord,
  refusalText,
  TextArea,
  TextInput,
  Typed,
  useConsole,
  useSay,
  useUrl,
} from "#web/console";
import type { FamilyContact, FamilyHelpView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useFamily, useSend } from "./wire.ts";

/** A family that asked for somebody to come: how to reach it, opened with a reason, and what was done, which ends it. */
export function FamilyPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useFamily(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("family.gone")} back={<Go to="/cells">{say("cells.page")}</Go>}>
      {(found) => <Asking family={found} />}
    </ReadRecord>
  );
}

function Asking({ family }: { family: FamilyHelpView }) {
  const say = useSay(consoleWords);
  const { open } = useUrl();
  const [contact, setContact] = useState<FamilyContact | null>(null);
  const [step, setStep] = useState<"contact" | "done" | null>(null);
  return (
    <Page title={say("family.title")} tools={<Go to="/cells">{say("cells.page")}</Go>}>
      <p className="c-muted">{say("family.lead")}</p>
      {family.demo ? <DemoMark /> : null}
      <div className="c-card">
        <FactList
          facts={[
            [say("cells.place"), family.placeName],
            [say("family.on"), family.on],
            [say("family.phone"), contact?.phone ? <Typed text={contact.phone} /> : null],
            [say("family.address"), contact?.address ? <Typed text={contact.address} /> : null],
          ]}
        />
        <p className="c-row">
          {family.opens && contact === null ? <Button onClick={() => setStep("contact")}>{say("family.open")}</Button> : null}
          <Button type="primary" onClick={() => setStep("done")}>
            {say("family.close")}
          </Button>
        </p>
      </div>
      {step === "contact" ? <OpenForm family={family} opened={setContact} close={() => setStep(null)} /> : null}
      {step === "done" ? <CloseForm family={family} close={() => setStep(null)} closed={() => open("/cells")} /> : null}
    </Page>
  );
}

type Form = { family: FamilyHelpView; close: () => void };
const pathOf = ({ home, id }: FamilyHelpView): string => `/api/cells/families/${home}/${id}`;

function OpenForm({ family, close, opened }: Form & { opened: (contact: FamilyContact) => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> => {
    if (reason.trim() === "") return needed("console.needed", { field: say("ask.reason") });
    const reply = await api.post<FamilyContact>(`${pathOf(family)}/contact`, { reason: reason.trim() }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    opened(reply.value);
    return null;
  };
  return (
    <FormDialog title={say("family.open")} action={say("family.open")} submit={submit} close={close}>
      <Field label={say("ask.reason")} hint={say("contact.hint")} required>
        <TextInput value={reason} max={200} onChange={setReason} autoFocus />
      </Field>
    </FormDialog>
  );
}

function CloseForm({ family, close, closed }: Form & { closed: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [result, setResult] = useState("");
  const submit = async (): Promise<string | null> => {
    if (result.trim() === "") return needed("console.needed", { field: say("family.result") });
    const refused = await send(`${pathOf(family)}/help`, { result: result.trim() }, say("family.closed"));
    if (refused === "") closed();
    return refused;
  };
  return (
    <FormDialog title={say("family.close")} action={say("family.close")} submit={submit} close={close}>
      <Field label={say("family.result")} hint={say("family.resultHint")} required>
        <TextArea value={result} max={300} onChange={setResult} autoFocus />
      </Field>
    </FormDialog>
  );
}
