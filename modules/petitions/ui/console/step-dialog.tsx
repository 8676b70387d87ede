import { useState } from "react";
import {
  AreaPicker,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  PhotoField,
  TextArea,
  TextInput,
  UnitPicker,
  useSay,
} from "#web/console";
import { consoleWords, type ConsoleWord } from "../console-words.ts";
import { words } from "../words.ts";
import { photosIn, type Ask } from "./steps.ts";

const TYPES: Readonly<Record<string, string>> = { date: "date", instant: "datetime-local", number: "number" };

/** Any step's form. */
export function StepDialog({
  title,
  asks,
  submit,
  close,
}: {
  title: string;
  asks: readonly Ask[];
  submit: (typed: Readonly<Record<string, string>>) => Promise<string | null>;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const needed = useSay(pieces);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const nameOf = ({ label, request }: Ask): string => say(label, request === undefined ? {} : { n: request });
  const labelOf = ({ words: prefix = "", labels }: Ask, option: string): string => {
    if (labels) return labels[option] ?? option;
    const key = `${prefix}${option}`;
    return key in words ? speak(key as keyof typeof words) : say(key as ConsoleWord);
  };
  const send = async (): Promise<string | null> => {
    const missing = asks.find(({ name, optional }) => !optional && (typed[name] ?? "").trim() === "");
    return missing ? needed("console.needed", { field: nameOf(missing) }) : submit(typed);
  };
  return (
    <FormDialog shape="wide" title={title} submit={send} close={close}>
      {asks.map((ask) => {
        const value = typed[ask.name] ?? "";
        // From what stands now: a list that answers late must not undo what was typed meanwhile.
        const change = (next: string): void => setTyped((before) => ({ ...before, [ask.name]: next }));
        if (ask.kind === "choice")
          return (
            <Field key={ask.name} label={nameOf(ask)} required={!ask.optional} group>
              <NativeSelect
                label={nameOf(ask)}
                value={value}
                blank="—"
                options={(ask.options ?? []).map((option) => ({ value: option, label: labelOf(ask, option) }))}
                onChange={change}
              />
            </Field>
          );
        if (ask.kind === "area") return <AreaPicker key={ask.name} label={nameOf(ask)} value={value} onChange={change} />;
        return (
          <Field key={ask.name} label={nameOf(ask)} required={!ask.optional}>
            {ask.kind === "unit" ? (
              <UnitPicker value={value} onChange={change} />
            ) : ask.kind === "photos" ? (
              <PhotoField value={photosIn(value)} onChange={(ids) => change(ids.join(" "))} />
            ) : ask.kind === "text" ? (
              <TextArea value={value} onChange={change} max={4000} />
            ) : (
              <TextInput value={value} onChange={change} max={200} type={TYPES[ask.kind] ?? "text"} />
            )}
          </Field>
        );
      })}
    </FormDialog>
  );
}
