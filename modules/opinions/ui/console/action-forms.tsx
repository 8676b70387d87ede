import { useState } from "react";
import { consoleWords as pieces, Field, FormDialog, TextArea, TextInput, UnitPicker, useSay, useSending } from "#web/console";
import type { ActionRow, WeekTopic } from "../../contract.ts";
import { weekWords } from "../week-words.ts";
import { dayAhead } from "./step-forms.tsx";

const useSend = () => useSending("opinion-week");
const at = ({ home, id }: ActionRow, step: string): string => `/api/opinions/actions/${home}/${id}/${step}`;
const homeOf = (town: string): string => town.padEnd(9, "0");

/** What, who, until when; the words are those of the public notice. */
export function AdoptForm({ topic, week, close }: { topic: WeekTopic; week: string; close: () => void }) {
  const say = useSay(weekWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [typed, put] = useState({ unit: `ps-${topic.area}`, zh: "", en: "", due: dayAhead(14) });
  const submit = async (): Promise<string | null> => {
    if (typed.unit === "") return needed("console.needed", { field: say("unit") });
    const { unit, zh, en, due } = typed;
    const body = { home: homeOf(topic.area), topic: topic.code, area: topic.area, week, unit, aim: { zh, en }, due };
    return send("/api/opinions/actions", body, say("saved"));
  };
  return (
    <FormDialog title={say("adopt")} action={say("adopt")} submit={submit} close={close}>
      <p className="c-muted">{say("impersonal")}</p>
      <Field label={say("aimZh")} required>
        <TextArea value={typed.zh} max={300} rows={3} onChange={(zh) => put({ ...typed, zh })} />
      </Field>
      <Field label={say("aimEn")}>
        <TextArea value={typed.en} max={300} rows={2} onChange={(en) => put({ ...typed, en })} />
      </Field>
      <Field label={say("unit")} required>
        <UnitPicker value={typed.unit} onChange={(unit) => put({ ...typed, unit })} area={topic.area} />
      </Field>
      <Field label={say("due")} required>
        <TextInput type="date" min={dayAhead(1)} value={typed.due} onChange={(due) => put({ ...typed, due })} />
      </Field>
    </FormDialog>
  );
}

export function ActForm({ row, close }: { row: ActionRow; close: () => void }) {
  const say = useSay(weekWords);
  const send = useSend();
  const [done, put] = useState(row.done ?? "");
  return (
    <FormDialog title={say("act")} action={say("act")} submit={() => send(at(row, "deeds"), { done }, say("saved"))} close={close}>
      <Field label={say("done")} required>
        <TextArea value={done} max={2_000} rows={5} onChange={put} />
      </Field>
    </FormDialog>
  );
}

export function PublishForm({ row, close }: { row: ActionRow; close: () => void }) {
  const say = useSay(weekWords);
  const send = useSend();
  const [answer, put] = useState({ zh: row.done ?? "", en: "" });
  return (
    <FormDialog
      title={say("publish")}
      action={say("publish")}
      submit={() => send(at(row, "publication"), { answer }, say("saved"))}
      close={close}
    >
      <p className="c-muted">{say("impersonal")}</p>
      <Field label={say("answerZh")} required>
        <TextArea value={answer.zh} max={2_000} rows={5} onChange={(zh) => put({ ...answer, zh })} />
      </Field>
      <Field label={say("answerEn")}>
        <TextArea value={answer.en} max={2_000} rows={4} onChange={(en) => put({ ...answer, en })} />
      </Field>
    </FormDialog>
  );
}
