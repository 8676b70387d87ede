import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  refusalText,
  showToast,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import { ASPECTS, type Aspect } from "../contract/aspects.ts";
import type { PracticeView } from "../contract/practice.ts";
import { consoleWords } from "./console-words.ts";

type Typed = { experts: string; on: string; medium: string; high: string; reason: string } & Record<Aspect, string>;

const typedOf = ({ leastExperts, formula }: PracticeView): Typed => ({
  experts: String(leastExperts),
  on: formula ? "on" : "off",
  ...(Object.fromEntries(ASPECTS.map((aspect) => [aspect, String(formula?.weights[aspect] ?? 20)])) as Record<Aspect, string>),
  medium: String(formula?.medium ?? 0.36),
  high: String(formula?.high ?? 0.64),
  reason: "",
});

const within = (text: string, from: number, to: number, whole = true): boolean =>
  text.trim() !== "" && Number(text) >= from && Number(text) <= to && (!whole || Number.isInteger(Number(text)));

/** What is wrong with what was typed, in words; null: nothing. */
function useFault(): (typed: Typed) => string | null {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  return (typed) => {
    const outside = (field: string, from: number, to: number): string => say("practice.outside", { field, from, to });
    if (!within(typed.experts, 1, 15)) return outside(say("practice.experts"), 1, 15);
    if (typed.on === "on") {
      const wrong = ASPECTS.find((aspect) => !within(typed[aspect], 0, 100));
      if (wrong) return outside(say(`option.${wrong}`), 0, 100);
      if (ASPECTS.every((aspect) => Number(typed[aspect]) === 0)) return say("practice.noWeight");
      for (const name of ["medium", "high"] as const)
        if (!within(typed[name], 0.01, 0.99, false)) return outside(say(`practice.${name}`), 0.01, 0.99);
      if (Number(typed.medium) >= Number(typed.high)) return say("practice.order");
    }
    return typed.reason.trim() === "" ? needed("console.needed", { field: say("practice.reason") }) : null;
  };
}

export function PracticeForm({ practice, close }: { practice: PracticeView; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const faultOf = useFault();
  const [typed, setTyped] = useState(() => typedOf(practice));
  const put = (name: keyof Typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const submit = async (): Promise<string | null> => {
    const fault = faultOf(typed);
    if (fault) return fault;
    const weights = Object.fromEntries(ASPECTS.map((aspect) => [aspect, Number(typed[aspect])]));
    const formula = typed.on === "on" ? { weights, medium: Number(typed.medium), high: Number(typed.high) } : null;
    const body = { leastExperts: Number(typed.experts), formula, reason: typed.reason.trim() };
    const reply = await api.post("/api/decision-practice", body, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["decisions"] });
    return null;
  };
  const number = (name: "experts" | "medium" | "high", hint?: string) => (
    <Field label={say(`practice.${name}`)} hint={hint} required>
      <TextInput type="number" value={typed[name]} onChange={put(name)} />
    </Field>
  );
  return (
    <FormDialog title={say("practice.change")} submit={submit} close={close}>
      {number("experts", say("practice.expertsHint"))}
      <Field label={say("practice.formula")} hint={say("practice.formulaHint")} required>
        <NativeSelect
          value={typed.on}
          onChange={put("on")}
          options={(["off", "on"] as const).map((value) => ({ value, label: say(`practice.${value}`) }))}
        />
      </Field>
      {typed.on === "on" ? (
        <>
          <fieldset className="c-spaced">
            <legend>{say("practice.weights")}</legend>
            {ASPECTS.map((aspect) => (
              <Field key={aspect} label={say(`option.${aspect}`)} required>
                <TextInput type="number" value={typed[aspect]} onChange={put(aspect)} />
              </Field>
            ))}
          </fieldset>
          {number("medium")}
          {number("high")}
        </>
      ) : null}
      <Field label={say("practice.reason")} required>
        <TextInput value={typed.reason} onChange={put("reason")} max={200} />
      </Field>
    </FormDialog>
  );
}
