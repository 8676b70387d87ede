import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  Empty,
  Field,
  FormDialog,
  orThrow,
  PlainTable,
  ReadProblem,
  shortInstant,
  TextArea,
  Typed,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { PapersCard } from "#parts/documents";
import type { LogRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** 值班日志 of the last two weeks: written by whoever had the shift, read by who takes the next one. */
export function DutyLogs() {
  const say = useSay(consoleWords);
  const { api, area } = useConsole();
  const read = useQuery({
    queryKey: ["duty", "logs", area],
    queryFn: async () => orThrow(await api.get<{ rows: LogRow[] }>("/api/duty/logs", { area, days: 14 })).rows,
  });
  const [writing, setWriting] = useState<LogRow | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const rows = read.data ?? [];
  return (
    <section aria-labelledby="duty-logs">
      <h2 id="duty-logs">{say("duty.logs")}</h2>
      <p className="c-muted">{say("duty.logs.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && rows.length === 0 ? <Empty text={say("duty.logs.none")} /> : null}
      {rows.length > 0 ? (
        <PlainTable
          label={say("duty.logs")}
          columns={[...(["unit", "person", "from", "to", "log"] as const).map((name) => say(`duty.${name}`)), ""]}
        >
          {rows.map((row) => (
            <LogLine
              key={row.id}
              row={row}
              open={opened === row.id}
              toggle={() => setOpened(opened === row.id ? null : row.id)}
              write={() => setWriting(row)}
            />
          ))}
        </PlainTable>
      ) : null}
      {writing ? <WriteLog row={writing} close={() => setWriting(null)} /> : null}
    </section>
  );
}

function LogLine({ row, open, toggle, write }: { row: LogRow; open: boolean; toggle: () => void; write: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <>
      <tr>
        <td>{language === "zh" ? row.unitZh : row.unitEn}</td>
        <td>
          <Typed text={row.person} />
        </td>
        <td className="c-nowrap">{shortInstant(row.from, language)}</td>
        <td className="c-nowrap">{shortInstant(row.to, language)}</td>
        <td className="c-nowrap">
          {row.loggedAt ? say("duty.log.written", { time: shortInstant(row.loggedAt, language) }) : say("duty.log.not")}
        </td>
        <td>
          {row.loggedAt ? (
            <Button size="small" aria-expanded={open} onClick={toggle}>
              {say("duty.log.read")}
            </Button>
          ) : null}
          {row.mayWrite ? (
            <Button size="small" type="primary" onClick={write}>
              {say("duty.log.write")}
            </Button>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={6}>
            <h3>{say("duty.came")}</h3>
            <p>
              <Typed text={row.came ?? "—"} />
            </p>
            <h3>{say("duty.handed")}</h3>
            <p>
              <Typed text={row.handed ?? "—"} />
            </p>
            <PapersCard record={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function WriteLog({ row, close }: { row: LogRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [came, setCame] = useState("");
  const [handed, setHanded] = useState("");
  const submit = async () => {
    if (came.trim() === "") return needed("console.needed", { field: say("duty.came") });
    return send(`/api/duty/shifts/${row.home}/${row.id}/log`, { unit: row.unit, came, handed }, say("duty.log.saved"));
  };
  return (
    <FormDialog title={say("duty.log.write")} action={say("duty.log.write")} submit={submit} close={close}>
      <Field label={say("duty.came")} required hint={say("duty.came.hint")}>
        <TextArea value={came} onChange={setCame} max={4_000} rows={6} />
      </Field>
      <Field label={say("duty.handed")} hint={say("duty.handed.hint")}>
        <TextArea value={handed} onChange={setHanded} max={2_000} rows={3} />
      </Field>
    </FormDialog>
  );
}
