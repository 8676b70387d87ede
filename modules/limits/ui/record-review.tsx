import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  refusalText,
  showToast,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { FOUND_STATES, type FoundState, type ListedSource } from "../contract.ts";
import { consoleWords } from "./console-words.ts";

/** Reviewed on, by which document, what was found, next review by. The next day is asked, never proposed: how long a text may be trusted is the reviewer's to say. */
export function RecordReview({ source, close }: { source: ListedSource; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [on, setOn] = useState(dateIn(Date.now()));
  const [document, setDocument] = useState("");
  const [found, setFound] = useState<FoundState>("inForce");
  const [nextBy, setNextBy] = useState("");
  const name = source[language];
  const submit = async () => {
    const reply = await api.post(
      `/api/limits/sources/${source.code}/reviews`,
      { on, document: document.trim(), found, nextBy },
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("sources.recorded", { name }) });
    for (const key of ["legal-sources", "rules", "document-templates"]) void client.invalidateQueries({ queryKey: [key] });
    return null;
  };
  return (
    <FormDialog title={say("sources.recordOf", { name })} action={say("sources.record")} submit={submit} close={close}>
      <Field label={say("sources.on")} required>
        <TextInput type="date" value={on} onChange={setOn} />
      </Field>
      <Field label={say("sources.document")} required>
        <TextInput value={document} onChange={setDocument} max={200} />
      </Field>
      <Field label={say("sources.found")} required>
        <NativeSelect
          value={found}
          onChange={(value) => setFound(value as FoundState)}
          options={FOUND_STATES.map((one) => ({ value: one, label: say(`state.${one}`) }))}
        />
      </Field>
      <Field label={say("sources.nextBy")} required>
        <TextInput type="date" value={nextBy} onChange={setNextBy} />
      </Field>
    </FormDialog>
  );
}
