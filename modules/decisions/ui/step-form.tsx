import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { areasOf, consoleWords as pieces, newId, refusalText, showToast, useConsole, useSay } from "#web/console";
import type { MatterRow } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { FieldOf } from "./step-field.tsx";
import { bodyOf, IDENTIFY, missingIn, type Step, type StepField } from "./steps.ts";

export type Work = MatterRow & { undertaker: string; decider: string };

/** Sends what was filled in, or says what is missing. `named`: what the person reads over a field. */
export function useSend(
  path: string,
  fields: readonly StepField[],
  done: () => void,
  named: (field: StepField) => keyof typeof consoleWords = ({ name }) => `field.${name}` as keyof typeof consoleWords,
) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (given: Readonly<Record<string, string>>, body: object): Promise<void> => {
    const missing = missingIn(fields, given);
    if (missing) return setProblem(needed("console.needed", { field: say(named(missing)) }));
    const reply = await api.post(path, body, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: say("saved") });
    done();
    await client.invalidateQueries({ queryKey: ["decisions"] });
  };
  return { problem, send };
}

export function StepForm({ step, work }: { step: Step; work: Work }) {
  const say = useSay(consoleWords);
  const [given, setGiven] = useState<Record<string, string>>({});
  const matter = `/api/decisions/${work.home}/${work.id}`;
  const { problem, send } = useSend(`${matter}/${step.path}`, step.fields, () => setGiven({}));
  const named = say(`step.${step.path}` as keyof typeof consoleWords);
  const extra = { ...(step.fresh ? { [step.fresh]: newId() } : {}), ...(step.unit ? { unit: work[step.unit] } : {}) };
  return (
    <details className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <summary style={{ padding: "4px 0" }}>{named}</summary>
      <form
        className="c-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(given, { ...bodyOf(step, given), ...extra });
        }}
      >
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {step.fields.map((field) => (
          <FieldOf
            key={field.name}
            field={field}
            value={given[field.name] ?? ""}
            set={(value) => setGiven((before) => ({ ...before, [field.name]: value }))}
            around={{ area: work.area, matter }}
          />
        ))}
        <Button htmlType="submit" type="primary">
          {named}
        </Button>
      </form>
    </details>
  );
}

/** A matter is put on the catalogue by whoever oversees its area. */
export function IdentifyForm({ done }: { done: () => void }) {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const [given, setGiven] = useState<Record<string, string>>({ area: area || (areasOf(session)[0] ?? "").slice(0, 9) });
  const { problem, send } = useSend("/api/decisions", IDENTIFY.fields, done);
  const place = given["area"] ?? "";
  return (
    <form
      className="c-card c-form"
      style={{ padding: 12, marginBlock: 8 }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(given, { ...bodyOf(IDENTIFY, given), home: place.padEnd(9, "0"), id: newId() });
      }}
    >
      <h2>{say("identify")}</h2>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {IDENTIFY.fields.map((field) => (
        <FieldOf
          key={field.name}
          field={field}
          value={given[field.name] ?? ""}
          set={(value) => setGiven((before) => ({ ...before, [field.name]: value }))}
          around={{ area: place, matter: "" }}
        />
      ))}
      <Button htmlType="submit" type="primary">
        {say("identify")}
      </Button>
    </form>
  );
}
