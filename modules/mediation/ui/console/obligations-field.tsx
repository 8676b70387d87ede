import { Button } from "antd";
import { Field, NativeSelect, TextInput, useSay } from "#web/console";
import type { DisputeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { obligationsIn, type ObligationRow } from "./step-fields.ts";
import { useCode } from "./wire.ts";

const NONE: ObligationRow = { who: "", what: "", amount: "", due: "" };

/** Who does what, by when: one row a promise, each followed up by itself. */
export function ObligationsField({ view, value, onChange }: { view: DisputeView; value: string; onChange: (value: string) => void }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const rows = obligationsIn(value);
  const shown = rows.length > 0 ? rows : [NONE];
  const put = (next: readonly ObligationRow[]): void => onChange(JSON.stringify(next));
  const change = (at: number, name: keyof ObligationRow) => (typed: string) =>
    put(shown.map((row, index) => (index === at ? { ...row, [name]: typed } : row)));
  const parties = view.parties.map(({ id, name, side }) => ({ value: id, label: `${code("side", side)} ${name}` }));
  return (
    <>
      {shown.map((row, index) => (
        <fieldset key={index} className="c-card">
          <legend>{say("promise.n", { n: index + 1 })}</legend>
          <Field label={say("who")} required group>
            <NativeSelect label={say("who")} value={row.who} blank="—" options={parties} onChange={change(index, "who")} />
          </Field>
          <Field label={say("what")} required>
            <TextInput value={row.what} onChange={change(index, "what")} max={300} />
          </Field>
          <Field label={say("amount")}>
            <TextInput value={row.amount} onChange={change(index, "amount")} type="number" />
          </Field>
          <Field label={say("due.on")} required>
            <TextInput value={row.due} onChange={change(index, "due")} type="date" />
          </Field>
          {shown.length > 1 ? (
            <Button size="small" onClick={() => put(shown.filter((_, at) => at !== index))}>
              {say("promise.remove", { n: index + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button onClick={() => put([...shown, NONE])}>{say("promise.add")}</Button>
    </>
  );
}
