import { Button } from "antd";
import { useState } from "react";
import { areasOf, dayWords, dateIn, Field, FormDialog, newId, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import type { CommitteeList } from "../../contract.ts";
import { committeeWords } from "../committee-words.ts";
import { consoleWords } from "../console-words.ts";
import { useRead, useSend } from "./wire.ts";

/** Which list of committees the court has, and the step that gives it the next. */
export function CourtListCard({ keeps }: { keeps: boolean }) {
  const say = useSay(committeeWords);
  const language = useLanguage();
  const { area, session } = useConsole();
  const [giving, setGiving] = useState(false);
  const where = (area || (areasOf(session)[0] ?? "")).slice(0, 9);
  const read = useRead<CommitteeList>("committees", where.length >= 6 ? { area: where } : {});
  if (!read.data?.area) return null;
  const { given, changed, unit } = read.data;
  return (
    <div className="c-card">
      <h2>{say("committees.given")}</h2>
      <p className="c-muted">{say("committees.giveLead")}</p>
      {given.length === 0 ? <p>{say("committees.notGiven")}</p> : null}
      <ul>
        {given.map(({ home, paper, number, ...one }) => (
          <li key={paper}>
            {say("committees.version", { ...one, day: dayWords(dateIn(Date.parse(one.at)), language) })} · {say("committees.size", one)} ·{" "}
            {number ? (
              <a href={`/api/documents/${home}/${paper}/file`} target="_blank" rel="noreferrer">
                {number}
              </a>
            ) : (
              <span className="c-muted">{say("committees.paperMaking")}</span>
            )}
          </li>
        ))}
      </ul>
      {changed ? <p className="c-note">{say("committees.changed")}</p> : null}
      {keeps && unit ? (
        <p className="c-row">
          <Button onClick={() => setGiving(true)}>{say("committees.give")}</Button>
        </p>
      ) : null}
      {giving && unit ? <GiveForm area={where} unit={unit} court={given[0]?.court ?? ""} close={() => setGiving(false)} /> : null}
    </div>
  );
}

function GiveForm({ area, unit, court: before, close }: { area: string; unit: string; court: string; close: () => void }) {
  const say = useSay(committeeWords);
  const speak = useSay(consoleWords);
  const send = useSend();
  const [court, setCourt] = useState(before);
  const submit = async (): Promise<string | null> => {
    if (court.trim() === "") return speak("needed", { field: say("committees.court") });
    const reply = await send("court-lists", { area, unit, court: court.trim(), paper: newId() });
    return reply.ok ? null : reply.problem;
  };
  return (
    <FormDialog title={say("committees.give")} action={say("committees.give")} submit={submit} close={close}>
      <Field label={say("committees.court")} hint={say("committees.courtHint")} required>
        <TextInput value={court} onChange={setCourt} max={60} />
      </Field>
    </FormDialog>
  );
}
