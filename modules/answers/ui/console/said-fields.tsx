import { Field, TextArea, TextInput, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import type { TypedSaid } from "./typed-text.ts";

/** The words of one language; what they must not hold stands above them. */
export function SaidFields({
  said,
  put,
  mark = null,
}: {
  said: TypedSaid;
  put: (said: TypedSaid) => void;
  mark?: "inChinese" | "inEnglish" | null;
}) {
  const say = useSay(consoleWords);
  const label = (name: keyof TypedSaid): string => `${say(name)}${mark === null ? "" : say(mark)}`;
  const set = (name: keyof TypedSaid) => (value: string) => put({ ...said, [name]: value });
  return (
    <>
      <Field label={label("question")} required hint={say("questionHint")}>
        <TextInput value={said.question} max={120} onChange={set("question")} />
      </Field>
      <Field label={label("wordings")} hint={say("wordingsHint")}>
        <TextArea value={said.wordings} max={1_500} rows={2} onChange={set("wordings")} />
      </Field>
      <Field label={label("answer")} required>
        <TextArea value={said.answer} max={2_000} rows={6} onChange={set("answer")} />
      </Field>
      <Field label={label("steps")} hint={say("linesHint")}>
        <TextArea value={said.steps} max={2_400} rows={3} onChange={set("steps")} />
      </Field>
      <Field label={label("bring")} hint={say("linesHint")}>
        <TextArea value={said.bring} max={3_000} rows={3} onChange={set("bring")} />
      </Field>
      <Field label={label("cost")}>
        <TextInput value={said.cost} max={200} onChange={set("cost")} />
      </Field>
      <Field label={label("takes")} hint={say("takesHint")}>
        <TextInput value={said.takes} max={200} onChange={set("takes")} />
      </Field>
    </>
  );
}
