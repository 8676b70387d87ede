import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { areasOf, consoleWords as pieces, FormDialog, newId, refusalText, showToast, useConsole, useSay } from "#web/console";
import type { WorkRow } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { FieldOf, type Around } from "./step-field.tsx";
import { bodyOf, IDENTIFY, missingIn, type Step } from "./steps.ts";

type Given = Readonly<Record<string, string>>;

/** Says what is missing before anything is sent; what the server refuses stands above what was typed. */
function useSend(path: string, step: Step): (given: Given, more: object) => Promise<string | null> {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const client = useQueryClient();
  return async (given, more) => {
    const missing = missingIn(step.fields, given);
    if (missing) return needed("console.needed", { field: say(`field.${missing.name}` as keyof typeof consoleWords) });
    const reply = await api.post(path, { ...bodyOf(step, given), ...more }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["decisions"] });
    return null;
  };
}

function Fields({ step, given, set, around }: { step: Step; given: Given; set: (given: Given) => void; around: Around }) {
  return step.fields.map((field) => (
    <FieldOf
      key={field.name}
      field={field}
      value={given[field.name] ?? ""}
      set={(value) => set({ ...given, [field.name]: value })}
      around={around}
    />
  ));
}

const isLong = ({ fields }: Step): boolean => fields.some(({ kind }) => ["experts", "participants", "statements", "team"].includes(kind));

export function StepDialog({ step, work, close }: { step: Step; work: WorkRow; close: () => void }) {
  const say = useSay(consoleWords);
  const [given, setGiven] = useState<Given>({});
  const matter = `/api/decisions/${work.home}/${work.id}`;
  const send = useSend(`${matter}/${step.path}`, step);
  const named = say(`step.${step.path}` as keyof typeof consoleWords);
  const extra = { ...(step.fresh ? { [step.fresh]: newId() } : {}), ...(step.unit ? { unit: work[step.unit] } : {}) };
  return (
    <FormDialog title={named} action={named} submit={() => send(given, extra)} close={close} shape={isLong(step) ? "wide" : "middle"}>
      <Fields step={step} given={given} set={setGiven} around={{ area: work.area, matter }} />
    </FormDialog>
  );
}

/** A matter is put on the catalogue by whoever oversees its area. */
export function IdentifyForm({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const [given, setGiven] = useState<Given>({ area: area || (areasOf(session)[0] ?? "").slice(0, 9) });
  const send = useSend("/api/decisions", IDENTIFY);
  const place = given["area"] ?? "";
  return (
    <FormDialog
      title={say("identify")}
      action={say("identify")}
      submit={() => send(given, { home: place.padEnd(9, "0"), id: newId() })}
      close={close}
    >
      <Fields step={IDENTIFY} given={given} set={setGiven} around={{ area: place, matter: "" }} />
    </FormDialog>
  );
}
