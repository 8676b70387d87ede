import { Button } from "antd";
import { useState } from "react";
import { Field, PlainTable, RowsField, TextInput, useLanguage, useSay, type Row } from "#web/console";
import type { IndexView } from "../../contract/safety-index.ts";
import { indexWords } from "../index-words.ts";
import { nameOf, Problem, useSend } from "./index-send.tsx";

/** The weights and anchors in force, and those before. */
export function Rule({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  const rule = view.rules.at(-1);
  if (!rule) return <p>{say("rule.none")}</p>;
  const { version, from } = rule;
  const older = view.rules.slice(0, -1).toReversed();
  return (
    <section className="c-card">
      <h2>{say("rule", { version, from })}</h2>
      <PlainTable
        label={say("rule", { version, from })}
        columns={(["group", "figure", "weight", "low", "high"] as const).map((name) => say(name))}
      >
        {rule.parts.map((part) => (
          <tr key={part.figure}>
            <td>{part.group[language]}</td>
            <td>
              <a href={`/catalogue/${part.figure}`}>{nameOf(view, part.figure, language)}</a>
            </td>
            <td className="c-num">{part.weight}</td>
            <td className="c-num">{part.low}</td>
            <td className="c-num">{part.high}</td>
          </tr>
        ))}
      </PlainTable>
      <p className="c-muted">{say("rule.why", { why: rule.why[language] })}</p>
      {older.length > 0 ? (
        <details>
          <summary>{say("rule.older")}</summary>
          <ul>
            {older.map((one) => (
              <li key={one.version}>{say("rule.line", { version: one.version, from: one.from, why: one.why[language] })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

const COLUMNS = ["figure", "group.zh", "group.en", "weight", "low", "high"] as const;

/** The next version of them, with its reason. */
export function SetRule({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  const { problem, send } = useSend("saved");
  const now = view.rules.at(-1);
  const [rows, setRows] = useState<Row[]>(() =>
    (now?.parts ?? []).map(({ figure, group, weight, low, high }) => ({
      figure,
      "group.zh": group.zh,
      "group.en": group.en,
      weight: String(weight),
      low: String(low),
      high: String(high),
    })),
  );
  const [from, setFrom] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const parts = rows.map((row) => ({
    figure: row["figure"] ?? "",
    group: { zh: row["group.zh"] ?? "", en: row["group.en"] ?? "" },
    weight: row["weight"] ?? "",
    low: row["low"] ?? "",
    high: row["high"] ?? "",
  }));
  return (
    <details className="c-card">
      <summary>{say("set")}</summary>
      <div className="c-form">
        <Problem text={problem} />
        <RowsField
          label={say("parts")}
          columns={COLUMNS.map((name) => ({
            name,
            label: say(name),
            kind: name === "figure" ? "choice" : name.startsWith("group") ? "text" : "number",
            ...(name === "figure" ? { options: view.figures.map((one) => ({ value: one.code, label: one[language] })) } : {}),
          }))}
          rows={rows}
          put={setRows}
        />
        <Field label={say("from")} required>
          <TextInput type="number" value={from} onChange={setFrom} />
        </Field>
        <Field label={say("why.zh")} required>
          <TextInput value={zh} onChange={setZh} />
        </Field>
        <Field label={say("why.en")} required>
          <TextInput value={en} onChange={setEn} />
        </Field>
        <Button type="primary" onClick={() => void send("rules", { from, parts, why: { zh, en } })}>
          {say("send")}
        </Button>
      </div>
    </details>
  );
}
