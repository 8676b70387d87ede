import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  dateIn,
  dayWords,
  Field,
  FormDialog,
  newId,
  refusalText,
  RowsField,
  showToast,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { CalendarView } from "#contracts/limits";
import { consoleWords } from "../console-words.ts";

const DAY_MS = 86_400_000;

/** The hours that are worked, and from which day; whoever may sets others from a day to come. */
export function WorkingHours({ calendar }: { calendar: CalendarView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { workingTimes, may } = calendar;
  return (
    <section className="c-card" aria-label={say("hours.title")}>
      <header className="c-row">
        <h2 className="c-grow">{say("hours.title")}</h2>
        {may ? (
          <button type="button" className="c-link" onClick={() => setOpen(true)}>
            {say("hours.set")}
          </button>
        ) : null}
      </header>
      <p className="c-muted">{say("hours.lead")}</p>
      <ul className="i-list">
        {workingTimes.map(({ validFrom, windows }) => (
          <li key={validFrom}>
            <span>{say("hours.from", { day: dayWords(validFrom, language) })}</span>
            <span>{windows.map(({ from, to }) => `${from}–${to}`).join(language === "zh" ? "，" : ", ")}</span>
          </li>
        ))}
      </ul>
      {open ? <HoursDialog windows={workingTimes.at(-1)?.windows ?? []} close={() => setOpen(false)} /> : null}
    </section>
  );
}

function HoursDialog({ windows, close }: { windows: readonly { from: string; to: string }[]; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly Readonly<Record<string, string>>[]>(windows);
  const [validFrom, setValidFrom] = useState(dateIn(Date.now() + DAY_MS));
  const submit = async () => {
    const typed = rows.filter(({ from, to }) => from || to).map(({ from = "", to = "" }) => ({ from: from.trim(), to: to.trim() }));
    const reply = await api.post("/api/limits/working-times", { windows: typed, validFrom }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("hours.saved") });
    void client.invalidateQueries({ queryKey: ["calendar-year"] });
    void client.invalidateQueries({ queryKey: ["working-calendar"] });
    return null;
  };
  const columns = [
    { name: "from", label: say("hours.begin"), kind: "time" as const },
    { name: "to", label: say("hours.end"), kind: "time" as const },
  ];
  return (
    <FormDialog title={say("hours.set")} action={say("templates.save")} submit={submit} close={close}>
      <RowsField label={say("hours.windows")} columns={columns} rows={rows} put={setRows} />
      <Field label={say("rules.validFrom")} required>
        <TextInput type="date" value={validFrom} onChange={setValidFrom} />
      </Field>
    </FormDialog>
  );
}
