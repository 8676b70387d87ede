import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { areasOf, newId, refusalText, showToast, useConsole, useSay } from "#web/console";
import type { MatterRow } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { FieldOf } from "./step-field.tsx";
import { bodyOf, IDENTIFY, type Step } from "./steps.ts";

export type Work = MatterRow & { undertaker: string; decider: string };

export function useSend(path: string, done: () => void) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (body: object): Promise<void> => {
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
  const { problem, send } = useSend(`${matter}/${step.path}`, () => setGiven({}));
  const named = say(`step.${step.path}` as keyof typeof consoleWords);
  const extra = { ...(step.fresh ? { [step.fresh]: newId() } : {}), ...(step.unit ? { unit: work[step.unit] } : {}) };
  return (
    <details className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <summary style={{ padding: "4px 0" }}>{named}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send({ ...bodyOf(step, given), ...extra });
        }}
      >
        {problem ? <p role="alert">{problem}</p> : null}
        {step.fields.map((field) => (
          <FieldOf
            key={field.name}
            field={field}
            value={given[field.name] ?? ""}
            set={(value) => setGiven({ ...given, [field.name]: value })}
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
  const { problem, send } = useSend("/api/decisions", done);
  const place = given["area"] ?? "";
  return (
    <form
      className="c-card"
      style={{ padding: 12, marginBlock: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        void send({ ...bodyOf(IDENTIFY, given), home: place.padEnd(9, "0"), id: newId() });
      }}
    >
      <h2>{say("identify")}</h2>
      {problem ? <p role="alert">{problem}</p> : null}
      {IDENTIFY.fields.map((field) => (
        <FieldOf
          key={field.name}
          field={field}
          value={given[field.name] ?? ""}
          set={(value) => setGiven({ ...given, [field.name]: value })}
          around={{ area: place, matter: "" }}
        />
      ))}
      <Button htmlType="submit" type="primary">
        {say("identify")}
      </Button>
    </form>
  );
}
