import { useState } from "react";
import { Choice, Field, NativeSelect, TextArea, TextInput, useSay } from "#web/console";
import type { Group, Item } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

const KINDS = ["level", "step", "way", "system", "item", "venue", "transformation", "unit"] as const satisfies readonly Group["kind"][];
const MARKED = /^(数|件|count|paper)\s*[：:]\s*(.+)$/iu;

/** One a line: "数：" or "count:" a count, "件：" or "paper:" a paper's number, else words. */
const evidenceIn = (text: string): Item["evidence"] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4)
    .map((line) => {
      const [, mark, rest] = MARKED.exec(line) ?? [];
      return mark && rest ? { kind: /^(数|count)$/iu.test(mark) ? "count" : "paper", label: rest } : { kind: "note", label: line };
    });
const evidenceText = (evidence: Item["evidence"], mark: (kind: "count" | "paper") => string): string =>
  evidence.map(({ kind, label }) => (kind === "note" ? label : `${mark(kind)}：${label}`)).join("\n");

/** A group with exactly as many items as its digit: none is added, none taken away. */
export function GroupEditor({ at, group, set }: { at: number; group: Group; set: (group: Group) => void }) {
  const say = useSay(consoleWords);
  const put = (change: Partial<Group>): void => set({ ...group, ...change });
  const yesNo = [
    { value: "no", label: say("no") },
    { value: "yes", label: say("yes") },
  ] as const;
  return (
    <fieldset className="c-card c-form">
      <legend>
        <strong>{say("group", { n: at + 1, digit: group.items.length })}</strong>
      </legend>
      <Field label={say("group.zh")} required>
        <TextInput value={group.zh} max={40} onChange={(zh) => put({ zh })} />
      </Field>
      <Field label={say("en")}>
        <TextInput value={group.en} max={60} onChange={(en) => put({ en })} />
      </Field>
      <Field label={say("group.kind")} required>
        <NativeSelect
          value={group.kind}
          onChange={(kind) => put({ kind: KINDS.find((one) => one === kind) ?? "step" })}
          options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
      </Field>
      <Field label={say("group.ordered")} required group>
        <Choice value={group.ordered ? "yes" : "no"} onChange={(value) => put({ ordered: value === "yes" })} options={[...yesNo]} />
      </Field>
      {group.items.map((item, index) => (
        <ItemEditor
          key={index}
          at={index}
          item={item}
          set={(changed) => put({ items: group.items.map((one, other) => (other === index ? changed : one)) })}
        />
      ))}
    </fieldset>
  );
}

function ItemEditor({ at, item, set }: { at: number; item: Item; set: (item: Item) => void }) {
  const say = useSay(consoleWords);
  const put = (change: Partial<Item>): void => set({ ...item, ...change });
  const [evidence, setEvidence] = useState(() => evidenceText(item.evidence, (kind) => say(`mark.${kind}`)));
  // As it began: an item that folds while its name is typed would be a riddle.
  const [unfolded] = useState(item.zh === "");
  return (
    <details open={unfolded} className="c-form">
      <summary style={{ padding: "8px 0" }}>
        {say("item", { n: at + 1 })} {item.zh}
      </summary>
      <Field label={say("item.zh")} required>
        <TextInput value={item.zh} max={60} onChange={(zh) => put({ zh })} />
      </Field>
      <Field label={say("en")}>
        <TextInput value={item.en} max={80} onChange={(en) => put({ en })} />
      </Field>
      <Field label={say("item.description")}>
        <TextArea value={item.description} max={600} rows={2} onChange={(description) => put({ description })} />
      </Field>
      <Field label={say("item.role")}>
        <TextInput value={item.role} max={40} onChange={(role) => put({ role })} />
      </Field>
      <Field label={say("item.evidence")} hint={say("item.evidenceHint")}>
        <TextArea
          value={evidence}
          max={300}
          rows={2}
          onChange={(text) => {
            setEvidence(text);
            put({ evidence: evidenceIn(text) });
          }}
        />
      </Field>
      <Field label={say("item.limit")}>
        <TextInput value={item.limit ?? ""} max={40} onChange={(limit) => put({ limit: limit.trim() || null })} />
      </Field>
      <Field label={say("item.within")}>
        <TextInput
          type="number"
          min="1"
          value={item.withinDays === null ? "" : String(item.withinDays)}
          onChange={(days) => put({ withinDays: days === "" ? null : Number(days) })}
        />
      </Field>
    </details>
  );
}
