import { Button } from "antd";
import { useState } from "react";
import { FactList, Field, FormDialog, Page, ReadProblem, TextInput, useSay, Waiting } from "#web/console";
import type { PracticeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead, useSend } from "./wire.ts";

const FIGURES = [
  { name: "cooling", from: 0, to: 240 },
  { name: "training", from: 0, to: 200 },
  { name: "first", from: 1, to: 6 },
  { name: "second", from: 6, to: 24 },
] as const;
type Name = (typeof FIGURES)[number]["name"];

const figuresOf = ({ coolingHours, trainingHours, months: [first, second] }: PracticeView): Record<Name, number> => ({
  cooling: coolingHours,
  training: trainingHours,
  first,
  second,
});

/** What the law leaves to the city: cooling-off, training, follow-up. Each change is a new version with its reason. */
export function PracticePage() {
  const say = useSay(consoleWords);
  const read = useRead<PracticeView>("practice");
  const [changing, setChanging] = useState(false);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const figures = figuresOf(read.data);
  return (
    <Page title={say("practice")}>
      <p className="c-muted">{say("practice.lead")}</p>
      <div className="c-card">
        <FactList facts={FIGURES.map(({ name }) => [say(`practice.${name}`), String(figures[name])] as const)} />
        <p className="c-row">
          <Button onClick={() => setChanging(true)}>{say("practice.change")}</Button>
        </p>
      </div>
      {changing ? <PracticeForm figures={figures} close={() => setChanging(false)} /> : null}
    </Page>
  );
}

function PracticeForm({ figures, close }: { figures: Record<Name, number>; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Record<Name, string>>({
    cooling: String(figures.cooling),
    training: String(figures.training),
    first: String(figures.first),
    second: String(figures.second),
  });
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<readonly Name[]>([]);
  const submit = async (): Promise<string | null> => {
    const outside = FIGURES.filter(({ name, from, to }) => {
      const number = Number(typed[name]);
      return typed[name].trim() === "" || !Number.isInteger(number) || number < from || number > to;
    });
    setWrong(outside.map(({ name }) => name));
    const [first] = outside;
    if (first) return say("practice.outside", { field: say(`practice.${first.name}`), from: first.from, to: first.to });
    if (reason.trim() === "") return say("needed", { field: say("reason") });
    const reply = await send("practice", {
      coolingHours: Number(typed.cooling),
      trainingHours: Number(typed.training),
      months: [Number(typed.first), Number(typed.second)],
      reason: reason.trim(),
    });
    return reply.ok ? null : reply.problem;
  };
  return (
    <FormDialog title={say("practice.change")} submit={submit} close={close}>
      {FIGURES.map(({ name, from, to }) => (
        <Field
          key={name}
          label={say(`practice.${name}`)}
          hint={say(`practice.${name}Hint`)}
          error={wrong.includes(name) ? say("practice.range", { from, to }) : undefined}
          required
        >
          <TextInput
            type="number"
            min={String(from)}
            value={typed[name]}
            onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        </Field>
      ))}
      <Field label={say("reason")} required>
        <TextInput value={reason} onChange={setReason} max={200} />
      </Field>
    </FormDialog>
  );
}
