import { comma } from "#web/words";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  Choice,
  Field,
  FormDialog,
  holdsRole,
  newId,
  Page,
  refusalText,
  showToast,
  TextArea,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { FoundSealed } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Acts } from "./acts.tsx";
import { GlassList } from "./glass-list.tsx";
import { LookUps } from "./look-ups.tsx";
import { OpenedFields, sortName } from "./opened.tsx";

const BREAKERS = ["gridLeader", "intakeClerk", "dispatcher", "supervisor", "handler", "approver", "commandRoom", "mediator", "pmcChair"];
const OVERSEERS = ["supervisor", "dpo", "auditor"];
const HOURS = ["1", "2", "4", "8"] as const;

/** Emergency openings: begin one, see what is open, check those of others, and how persons used their rights. */
export function GlassPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const [shown, setShown] = useState<{ home: string; id: string } | null>(null);
  return (
    <Page title={say("title")} wide>
      <p className="c-muted">{say("lead")}</p>
      {holdsRole(session, BREAKERS) ? <Finder opened={setShown} /> : null}
      {shown ? <OpenedFields key={shown.id} of={shown} close={() => setShown(null)} /> : null}
      <GlassList look={setShown} />
      {holdsRole(session, OVERSEERS) ? <LookUps /> : null}
      {holdsRole(session, OVERSEERS) ? <Acts /> : null}
    </Page>
  );
}

function Finder({ opened }: { opened: (of: { home: string; id: string }) => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [number, setNumber] = useState("");
  const [problem, setProblem] = useState("");
  const [found, setFound] = useState<FoundSealed | null>(null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() === "") return setProblem(say("number.needed"));
    const reply = await api.get<FoundSealed>("/api/glass/record", { number: number.trim() });
    setProblem(reply.ok ? "" : refusalText(reply));
    if (reply.ok) setFound(reply.value);
  };
  return (
    <section className="c-card">
      <form className="c-form" onSubmit={(event) => void go(event)} noValidate>
        <Field label={say("number")} hint={say("number.hint")} error={problem || undefined} required>
          <TextInput value={number} onChange={setNumber} />
        </Field>
        <Button htmlType="submit">{say("find")}</Button>
      </form>
      {found ? (
        <OpenDialog
          found={found}
          close={() => setFound(null)}
          opened={(of) => {
            setFound(null);
            setNumber("");
            opened(of);
          }}
        />
      ) : null}
    </section>
  );
}

type Opening = { found: FoundSealed; close: () => void; opened: (of: { home: string; id: string }) => void };

function OpenDialog({ found, close, opened }: Opening) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [hours, setHours] = useState<(typeof HOURS)[number]>("2");
  const [reason, setReason] = useState("");
  const [tell, setTell] = useState<"yes" | "no">("yes");
  const [quiet, setQuiet] = useState("");
  const submit = async () => {
    const short = (text: string): boolean => [...text.trim()].length < 10;
    if (short(reason) || (tell === "no" && short(quiet))) return say("reason.needed");
    const body = {
      home: found.home,
      id,
      record: { home: found.home, id: found.id },
      kind: found.kind,
      ticket: found.ticket,
      hours: Number(hours),
      reason,
      quiet: tell === "no" ? quiet : null,
    };
    const reply = await api.post("/api/glass", body, { id });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("opened") });
    void client.invalidateQueries({ queryKey: ["glass"] });
    opened({ home: found.home, id });
    return null;
  };
  return (
    <FormDialog title={say("one", { number: found.number })} action={say("open")} submit={submit} close={close} danger>
      <p>{say("found", { kind: found.kindTitle[language], place: found.placeName[language] })}</p>
      <p className="c-muted">{say("holds", { sorts: found.sorts.map((sort) => sortName(sort, language)).join(comma(language)) })}</p>
      <Field label={say("hours")} required group>
        <Choice value={hours} onChange={setHours} options={HOURS.map((value) => ({ value, label: say("hours.n", { n: value }) }))} />
      </Field>
      <Field label={say("reason")} hint={say("reason.hint")} required>
        <TextArea value={reason} onChange={setReason} max={300} rows={3} />
      </Field>
      <Field label={say("tell")} required group>
        <Choice
          value={tell}
          onChange={setTell}
          options={[
            { value: "yes" as const, label: say("tell.yes") },
            { value: "no" as const, label: say("tell.no") },
          ]}
        />
      </Field>
      {tell === "no" ? (
        <Field label={say("quiet")} hint={say("reason.hint")} required>
          <TextArea value={quiet} onChange={setQuiet} max={300} rows={2} />
        </Field>
      ) : null}
    </FormDialog>
  );
}
