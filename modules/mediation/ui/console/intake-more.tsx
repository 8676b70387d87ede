import { Field, holdsRole, TextInput, useConsole, useSay } from "#web/console";
import type { DisputePage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { ScanField } from "./signature-field.tsx";
import { api } from "./wire.ts";

/** Who can look an earlier dispute up by its number. */
const READERS = ["intakeClerk", "mediator", "recorder", "pmcChair"];
export type More = { representative: string; power: string; relapse: string };

export type Ages = { minor: string; guardian: string; theirMinor: string; theirGuardian: string };

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
        <Field label={`${side} · ${say("guardian")}`} required>
          <TextInput value={typed[guardian]} onChange={put(guardian)} max={60} />
        </Field>
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
      {holdsRole(session, READERS) ? (
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
