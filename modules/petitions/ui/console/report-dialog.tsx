import { Button } from "antd";
import { useState } from "react";
import { Field, FormDialog, NativeSelect, TextArea, UnitPicker, useSay } from "#web/console";
import type { ReportRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { useSend } from "./wire.ts";

const KINDS = ["improve", "policy", "account"] as const;
const FATES = ["pending", "adopted", "partly", "not"] as const;
type Advice = { kind: string; to: string; text: string; fate: string };
const FRESH: Advice = { kind: "improve", to: "", text: "", fate: "pending" };

/** What an office writes itself: advice, to whom, what became of it, and what else there is to say. The numbers come by themselves. */
export function ReportDialog({ area, row, title, close }: { area: string; row: ReportRow; title: string; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [advice, setAdvice] = useState<readonly Advice[]>(row.proposals);
  const [other, setOther] = useState(row.other ?? "");
  const submit = () => send("reports", { area, period: row.period, proposals: advice, other: other.trim() || null });
  return (
    <FormDialog shape="wide" title={title} submit={submit} close={close}>
      <h3>{say("reports.proposals")}</h3>
      <p className="c-muted">{say("reports.proposal.none")}</p>
      {advice.map((one, index) => (
        <AdviceFields
          key={index}
          n={index + 1}
          advice={one}
          put={(change) => setAdvice((all) => all.map((old, at) => (at === index ? { ...old, ...change } : old)))}
          remove={() => setAdvice((all) => all.filter((_, at) => at !== index))}
        />
      ))}
      <Button onClick={() => setAdvice((all) => [...all, FRESH])} disabled={advice.length >= 30}>
        {say("reports.proposal.add")}
      </Button>
      <Field label={say("reports.other")}>
        <TextArea value={other} onChange={setOther} max={3000} />
      </Field>
    </FormDialog>
  );
}

function AdviceFields({
  n,
  advice,
  put,
  remove,
}: {
  n: number;
  advice: Advice;
  put: (change: Partial<Advice>) => void;
  remove: () => void;
}) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  return (
    <fieldset className="c-card c-form">
      <legend>{say("reports.proposal", { n })}</legend>
      <Field label={say("reports.kind")} required group>
        <NativeSelect
          label={say("reports.kind")}
          value={advice.kind}
          options={KINDS.map((value) => ({ value, label: speak(`petitions.proposal.${value}`) }))}
          onChange={(kind) => put({ kind })}
        />
      </Field>
      <Field label={say("reports.to")} required>
        <UnitPicker value={advice.to} onChange={(to) => put({ to })} />
      </Field>
      <Field label={say("reports.text")} required>
        <TextArea value={advice.text} onChange={(text) => put({ text })} max={1000} />
      </Field>
      <Field label={say("reports.fate")} required group>
        <NativeSelect
          label={say("reports.fate")}
          value={advice.fate}
          options={FATES.map((value) => ({ value, label: speak(`petitions.fate.${value}`) }))}
          onChange={(fate) => put({ fate })}
        />
      </Field>
      <Button size="small" onClick={remove}>
        {say("reports.proposal.remove", { n })}
      </Button>
    </fieldset>
  );
}
