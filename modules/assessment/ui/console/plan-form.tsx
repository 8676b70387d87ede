import { Button } from "antd";
import { useRef, useState } from "react";
import { Field, LeftEmpty, NativeSelect, newId, RowsField, TextInput, useLanguage, useLeftEmpty, useSay, type Row } from "#web/console";
import type { SchemeView } from "../../contract.ts";
import { INSPECTION_KINDS, SITES } from "../../contract/lists.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";
import { useSend } from "./wire.ts";

const FIRST_ROWS = 3;
/** The first code that no row has yet. */
function freeCode(rows: readonly Row[]): string {
  const taken = new Set(rows.map((row) => row["code"]));
  let n = 1;
  while (taken.has(`P${n}`)) n += 1;
  return `P${n}`;
}
const workingDays = (amount: string) => ({ amount: Number(amount), unit: "workingDay" });

/** The places that may be drawn, typed or pasted; once saved they stand. */
export function PlanForm({ scheme, close }: { scheme: SchemeView; close: () => void }) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  const send = useSend();
  const [inspection] = useState(newId);
  /** Every row with a code, a unit and a kind of place, also those just added or pasted. */
  const whole = (typed: readonly Row[]): Row[] => {
    const done: Row[] = [];
    for (const [index, row] of typed.entries()) {
      const { code = "", subject = "", site = "", name = "" } = row;
      const free = freeCode([...done, ...typed.slice(index)]);
      done.push({ code: code || free, subject: subject || (scheme.subjects[0]?.code ?? ""), site, name });
    }
    return done;
  };
  const [rows, setRows] = useState<readonly Row[]>(() => whole(Array.from({ length: FIRST_ROWS }, () => ({}))));
  const [form, setForm] = useState({
    name: "",
    document: "",
    kind: INSPECTION_KINDS[0] as string,
    from: "",
    until: "",
    count: "1",
    per: "unit",
    rectify: "15",
    revisit: "10",
  });
  const [problem, setProblem] = useState("");
  const told = useRef<HTMLParagraphElement>(null);
  const { left, filled, onInput } = useLeftEmpty();
  const put = (name: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [name]: value }));
  const tell = (words: string) => {
    setProblem(words);
    told.current?.scrollIntoView({ block: "nearest" });
  };
  const save = async () => {
    const { name, document, kind, from, until, count, per, rectify, revisit } = form;
    // A row without a name is not meant.
    const candidates = rows.filter((row) => row["name"]?.trim());
    if (candidates.some((row) => row["site"] === "")) return tell(say("siteNeeded"));
    const body = { name, document, kind, from, until, count: Number(count), perUnit: per === "unit", candidates };
    const limits = { rectify: workingDays(rectify), revisit: workingDays(revisit) };
    const refused = await send(`schemes/${scheme.scheme}/inspections`, { ...body, inspection, limits });
    if (refused === "") close();
    else tell(refused);
  };
  const text = (name: keyof typeof form, max: number) => (
    <Field label={say(name as "name")} required>
      <TextInput value={form[name]} max={max} onChange={put(name)} />
    </Field>
  );
  const number = (name: "count" | "rectify" | "revisit") => (
    <Field label={say(name)} required>
      <TextInput type="number" min="1" value={form[name]} onChange={put(name)} />
    </Field>
  );
  const day = (name: "from" | "until") => (
    <Field label={say(name)} required>
      <TextInput type="date" value={form[name]} onChange={put(name)} />
    </Field>
  );
  return (
    <section className="c-card" aria-labelledby="plan-inspection">
      <h2 id="plan-inspection">{say("plan")}</h2>
      <form
        className="c-form"
        noValidate
        onInput={onInput}
        onSubmit={(event) => {
          event.preventDefault();
          if (filled(event.currentTarget)) void save();
        }}
      >
        <p role="alert" className={problem ? "c-problem" : undefined} ref={told}>
          {problem}
        </p>
        <LeftEmpty value={left}>
          <div className="c-two">
            {text("name", 60)}
            {text("document", 200)}
            <Field label={say("kind")} required>
              <NativeSelect
                value={form.kind}
                onChange={put("kind")}
                options={INSPECTION_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
              />
            </Field>
            {number("count")}
            <Field label={say("per")} required>
              <NativeSelect
                value={form.per}
                onChange={put("per")}
                options={(["unit", "all"] as const).map((value) => ({ value, label: say(`per.${value}`) }))}
              />
            </Field>
            {day("from")}
            {day("until")}
            {number("rectify")}
            {number("revisit")}
          </div>
          <p className="c-muted">{say("candidatesHint")}</p>
          <RowsField
            label={say("candidates")}
            columns={[
              { name: "code", label: say("code"), kind: "text", width: 90 },
              {
                name: "subject",
                label: say("unit"),
                kind: "choice",
                options: scheme.subjects.map((one) => ({ value: one.code, label: one[language] })),
              },
              {
                name: "site",
                label: say("siteKind"),
                kind: "choice",
                options: [{ value: "", label: say("choose") }, ...SITES.map((value) => ({ value, label: say(`site.${value}`) }))],
              },
              { name: "name", label: say("site"), kind: "text" },
            ]}
            rows={rows}
            put={(next) => setRows(whole(next))}
          />
        </LeftEmpty>
        <p className="c-muted">{say("planHint")}</p>
        <Button type="primary" htmlType="submit">
          {say("save")}
        </Button>
      </form>
    </section>
  );
}
