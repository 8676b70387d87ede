import { Field, holdsRole, NativeSelect, TextInput, useConsole, useSay } from "#web/console";
import type { DisputePage } from "../../contract.ts";
import { DESK } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { ScanField } from "./signature-field.tsx";
import { api, useCode } from "./wire.ts";

/** Who can look an earlier dispute up by its number. */
export type More = { representative: string; power: string; relapse: string };

export type Ages = Record<"minor" | "guardian" | "guardianPhone" | "theirMinor" | "theirGuardian" | "theirGuardianPhone", string>;

/** What is known of the matter beside its words; the kind decides which clock runs (domain.md S9). */
export const NO_FACTS = { kind: "", urgency: "ordinary", on: "", amount: "", people: "" };
type Facts = typeof NO_FACTS;
const KINDS = ["people", "administrative", "labour"];
const URGENCIES = ["ordinary", "urgent", "may-escalate"];

export const factsOf = ({ kind, urgency, on, amount, people, type }: Facts & { type: string }) => ({
  kind: kind || (type === "labour" ? "labour" : "people"),
  urgency,
  on: on || null,
  amount: amount || null,
  ...(people ? { people: Number(people) } : {}),
});

export function MatterFields({ typed, put }: { typed: Facts & { type: string }; put: (name: keyof Facts) => (value: string) => void }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const choice = (name: "kind" | "urgency", group: string, codes: readonly string[], value: string) => (
    <Field label={say(`intake.${name}`)} group>
      <NativeSelect
        label={say(`intake.${name}`)}
        value={value}
        options={codes.map((one) => ({ value: one, label: code(group, one) }))}
        onChange={put(name)}
      />
    </Field>
  );
  return (
    <>
      {choice("kind", "mediated", KINDS, typed.kind || (typed.type === "labour" ? "labour" : "people"))}
      {choice("urgency", "urgency", URGENCIES, typed.urgency)}
      <Field label={say("intake.on")}>
        <TextInput value={typed.on} onChange={put("on")} type="date" />
      </Field>
      <Field label={say("intake.amount")}>
        <TextInput value={typed.amount} onChange={put("amount")} type="number" />
      </Field>
      <Field label={say("intake.people")}>
        <TextInput value={typed.people} onChange={put("people")} type="number" />
      </Field>
    </>
  );
}

/** Whether somebody is under 18 is asked, never concluded; for whoever is, the guardian's name is asked next. */
export function Minor({
  side,
  minor,
  guardian,
  typed,
  put,
}: {
  side: string;
  minor: "minor" | "theirMinor";
  guardian: "guardian" | "theirGuardian";
  typed: Ages;
  put: (name: keyof Ages) => (value: string) => void;
}) {
  const say = useSay(consoleWords);
  return (
    <>
      <label>
        <input type="checkbox" checked={typed[minor] === "yes"} onChange={(event) => put(minor)(event.target.checked ? "yes" : "")} />{" "}
        {side} · {say("minor.asked")}
      </label>
      {typed[minor] === "yes" ? (
        <>
          <Field label={`${side} · ${say("guardian")}`} required>
            <TextInput value={typed[guardian]} onChange={put(guardian)} max={60} />
          </Field>
          <Field label={`${side} · ${say("guardianPhone")}`}>
            <TextInput value={typed[`${guardian}Phone`]} onChange={put(`${guardian}Phone`)} max={20} />
          </Field>
        </>
      ) : null}
    </>
  );
}

/** Who acts for the applicant, with the power of attorney; and the earlier dispute this one comes back from. */
export function MoreFields({ typed, put }: { typed: More; put: (name: keyof More) => (value: string) => void }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  return (
    <>
      <Field label={`${say("side.applicant")} · ${say("representative")}`}>
        <TextInput value={typed.representative} onChange={put("representative")} max={60} />
      </Field>
      {typed.representative.trim() === "" ? null : (
        <Field label={say("power")} group>
          <ScanField value={typed.power} onChange={put("power")} />
        </Field>
      )}
      {holdsRole(session, DESK) ? (
        <Field label={say("relapseOf")}>
          <TextInput value={typed.relapse} onChange={put("relapse")} max={40} />
        </Field>
      ) : null}
    </>
  );
}

/** The earlier dispute by its number: none was typed, or it is not there for this reader. */
export function useEarlier() {
  const { api: client } = useConsole();
  return async (number: string): Promise<{ home: string; id: string } | null | "none"> => {
    if (number.trim() === "") return null;
    const reply = await client.get<DisputePage>(api("disputes"), { view: "all", q: number.trim() });
    const [found] = reply.ok ? reply.value.rows : [];
    return found ? { home: found.home, id: found.id } : "none";
  };
}
