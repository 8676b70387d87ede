import { Button } from "antd";
import { useState } from "react";
import {
  Field,
  FormDialog,
  ListPage,
  NativeSelect,
  PlainTable,
  ReasonForm,
  TextInput,
  useDepartmentName,
  useDepartments,
  useLanguage,
  useSay,
} from "#web/console";
import type { TopicRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend, useTopicList } from "./wire.ts";

type Doing = { kind: "set"; row: TopicRow | null } | { kind: "retire"; row: TopicRow } | { kind: "days" };

/** By what opinions are sorted, who answers for it, and what counts as raised again: the city's own, with versions. */
export function TopicsPage() {
  const say = useSay(consoleWords);
  const read = useTopicList();
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = read.data;
  const close = () => setDoing(null);
  return (
    <ListPage
      title={say("topics.title")}
      lead={say("topics.lead")}
      read={read}
      empty={null}
      tools={
        list?.may ? (
          <Button type="primary" onClick={() => setDoing({ kind: "set", row: null })}>
            {say("topics.add")}
          </Button>
        ) : null
      }
      beside={
        <>
          {doing?.kind === "set" ? <TopicForm row={doing.row} close={close} /> : null}
          {doing?.kind === "retire" ? <RetireForm row={doing.row} close={close} /> : null}
          {doing?.kind === "days" && list ? <DaysForm days={list.againDays} close={close} /> : null}
        </>
      }
    >
      {list ? (
        <>
          <p>{say("topics.reply", { n: list.replyWithin.amount })}</p>
          <p className="c-row">
            <span>{say("topics.again", { n: list.againDays })}</span>
            {list.may ? (
              <Button size="small" onClick={() => setDoing({ kind: "days" })}>
                {say("topics.againSet")}
              </Button>
            ) : null}
          </p>
          <PlainTable
            name="topics"
            label={say("topics.title")}
            columns={[
              ...(["topics.code", "topic", "topics.department", "topics.version"] as const).map((name) => say(name)),
              ...(list.may ? [""] : []),
            ]}
          >
            {list.rows.map((row) => (
              <Line key={row.code} row={row} may={list.may} ask={setDoing} />
            ))}
          </PlainTable>
        </>
      ) : null}
    </ListPage>
  );
}

function Line({ row, may, ask }: { row: TopicRow; may: boolean; ask: (doing: Doing) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const department = useDepartmentName();
  return (
    <tr>
      <td className="c-mono">{row.code}</td>
      <td>{row[language]}</td>
      <td>{department(row.department)}</td>
      <td>
        {say("topics.versionN", { n: row.version })}{" "}
        <span className="c-muted">{row.retired ? say("topics.retired") : row.proposal ? say("topics.proposal") : ""}</span>
      </td>
      {may ? (
        <td className="c-row">
          <Button size="small" onClick={() => ask({ kind: "set", row })}>
            {say("topics.change")}
          </Button>
          {row.retired ? null : (
            <Button size="small" onClick={() => ask({ kind: "retire", row })}>
              {say("topics.retire")}
            </Button>
          )}
        </td>
      ) : null}
    </tr>
  );
}

function TopicForm({ row, close }: { row: TopicRow | null; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const departments = useDepartments();
  const [typed, put] = useState({
    code: row?.code ?? "",
    zh: row?.zh ?? "",
    en: row?.en ?? "",
    department: row?.department ?? "ps",
    reason: "",
  });
  const title = say(row ? "topics.change" : "topics.add");
  const line = (name: "code" | "zh" | "en" | "reason", max: number) => (
    <Field label={say(`topics.${name}`)} required>
      <TextInput value={typed[name]} max={max} onChange={(value) => put({ ...typed, [name]: value })} />
    </Field>
  );
  const submit = () => send(`/api/opinions/topics/${typed.code || "00"}/amendments`, typed, say("topics.saved"));
  return (
    <FormDialog title={title} action={title} submit={submit} close={close}>
      {row ? null : line("code", 2)}
      {line("zh", 20)}
      {line("en", 60)}
      <Field label={say("topics.department")} required>
        <NativeSelect
          label={say("topics.department")}
          value={typed.department}
          onChange={(department) => put({ ...typed, department })}
          options={departments.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </Field>
      {line("reason", 200)}
    </FormDialog>
  );
}

function RetireForm({ row, close }: { row: TopicRow; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  return (
    <ReasonForm
      title={say("topics.retire")}
      action={say("topics.retire")}
      reason={say("topics.reason")}
      max={200}
      send={(reason) => send(`/api/opinions/topics/${row.code}/retirement`, { reason }, say("topics.saved"))}
      close={close}
      danger
    />
  );
}

function DaysForm({ days, close }: { days: number; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, put] = useState({ days: String(days), reason: "" });
  const submit = () => send("/api/opinions/again-days", { days: Number(typed.days), reason: typed.reason }, say("topics.saved"));
  return (
    <FormDialog title={say("topics.againSet")} action={say("topics.againSet")} submit={submit} close={close}>
      <Field label={say("topics.days")} required>
        <TextInput type="number" value={typed.days} onChange={(value) => put({ ...typed, days: value })} />
      </Field>
      <Field label={say("topics.reason")} required>
        <TextInput value={typed.reason} max={200} onChange={(reason) => put({ ...typed, reason })} />
      </Field>
    </FormDialog>
  );
}
