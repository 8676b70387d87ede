import { useState } from "react";
import { Field, TextInput, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useSize } from "./wire.ts";

/** How many answers a wish for precision costs, said while the plan is written. */
export function SizeHelp() {
  const say = useSay(consoleWords);
  const [ask, setAsk] = useState({ share: "50", margin: "4", deff: "1.3" });
  const { data } = useSize(ask);
  return (
    <fieldset>
      <legend>{say("size.title")}</legend>
      <div className="c-row">
        {(["share", "margin", "deff"] as const).map((name) => (
          <Field key={name} label={say(`size.${name}`)} required>
            <TextInput value={ask[name]} max={6} onChange={(value) => setAsk((before) => ({ ...before, [name]: value }))} />
          </Field>
        ))}
      </div>
      <p role="status">{data ? say("size.is", { n: data.toLocaleString() }) : "—"}</p>
    </fieldset>
  );
}
