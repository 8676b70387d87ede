import { useState } from "react";
import { Field, FormDialog, NativeSelect, PhotoField, TextArea, TextInput, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

export type Ask =
  | { name: string; label: string; kind: "text" | "long" | "lines" | "day"; hint?: string; max: number; optional?: boolean }
  | { name: string; label: string; kind: "photos" }
  | { name: string; label: string; kind: "choice"; options: readonly { value: string; label: string }[] };

/** One step with what it needs; the refusal stays above what was typed. */
export function StepDialog({
  title,
  asks,
  path,
  body,
  danger = false,
  sure,
  close,
}: {
  title: string;
  asks: readonly Ask[];
  path: string;
  body: (typed: Readonly<Record<string, string>>) => unknown;
  /** What takes something away looks so. */
  danger?: boolean;
  /** What follows from a step that cannot be taken back, said before it is. */
  sure?: string | undefined;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const send = useSend();
  // Nothing is decided by leaving a list as it stands; only where there is one answer it is given.
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      asks.map((ask) => [ask.name, ask.kind === "choice" && ask.options.length === 1 ? (ask.options[0]?.value ?? "") : ""]),
    ),
  );
  const submit = () => send(path, body(typed));
  const put = (name: string) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  return (
    <FormDialog title={title} action={title} danger={danger} submit={submit} close={close}>
      {sure ? <p>{sure}</p> : null}
      {asks.map((ask) => (
        <Field
          key={ask.name}
          label={ask.label}
          required={ask.kind === "choice" || (ask.kind !== "photos" && !ask.optional)}
          hint={"hint" in ask ? ask.hint : undefined}
        >
          {ask.kind === "photos" ? (
            <PhotoField papers value={photosIn(typed[ask.name])} onChange={(ids) => put(ask.name)(ids.join(" "))} />
          ) : ask.kind === "choice" ? (
            <NativeSelect
              value={typed[ask.name] ?? ""}
              onChange={put(ask.name)}
              options={ask.options}
              {...(ask.options.length > 1 ? { blank: say("ask.choose") } : {})}
            />
          ) : ask.kind === "text" || ask.kind === "day" ? (
            <TextInput type={ask.kind === "day" ? "date" : "text"} value={typed[ask.name] ?? ""} max={ask.max} onChange={put(ask.name)} />
          ) : (
            <TextArea value={typed[ask.name] ?? ""} max={ask.max} rows={ask.kind === "lines" ? 3 : 5} onChange={put(ask.name)} />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}

/** Photos by their ids, as one text among the other fields. */
export const photosIn = (text: string | undefined): string[] => (text ?? "").split(" ").filter((id) => id !== "");

/** Papers as they are typed: one a line. */
export const papersIn = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
