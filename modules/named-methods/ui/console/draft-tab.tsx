import { Button } from "antd";
import { useState } from "react";
import { Empty, Field, TextArea, TextInput, useSay } from "#web/console";
import type { Applies, Definition, Group, Item, MethodWork } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Basis, Groups } from "./definition-view.tsx";
import { GroupEditor } from "./group-editor.tsx";
import { useSend } from "./wire.ts";

const APPLIES: readonly Applies[] = ["petition", "mediation", "incident", "village", "township"];
const emptyItem = (): Item => ({ zh: "", en: "", description: "", role: "", evidence: [], limit: null, withinDays: null });
const emptyGroup = (digit: number): Group => ({
  zh: "",
  en: "",
  kind: "step",
  ordered: false,
  items: Array.from({ length: digit }, emptyItem),
});

/** The definition as it is being entered: as many groups and items as the name's digits say, and no way to have others. */
function beginning(method: MethodWork): Definition {
  const known = method.draft ?? method.versions.find(({ version }) => version === method.version);
  if (known) {
    const { groups, appliesTo, source, validFrom } = known;
    return { groups, appliesTo, source, validFrom };
  }
  return { groups: method.digits.map(emptyGroup), appliesTo: [], source: "", validFrom: "" };
}

export function DraftTab({ method }: { method: MethodWork }) {
  const say = useSay(consoleWords);
  if (!method.may.includes("draft")) return <Empty text={say("mayNot")} />;
  return (
    <>
      <Waits method={method} />
      <Editor method={method} />
    </>
  );
}

function Waits({ method }: { method: MethodWork }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const { draft } = method;
  if (!draft) return null;
  const path = `/api/methods/${method.code}/versions/${draft.version}`;
  if (draft.stage === "returned") return <p role="status">{say("returned", { version: draft.version, reason: draft.reason })}</p>;
  return (
    <section className="c-card">
      <h2>{say("waiting", { version: draft.version })}</h2>
      {draft.own ? <p className="c-muted">{say("ownDraft")}</p> : null}
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {method.may.includes("publish") ? (
        <>
          <p className="c-muted">
            <Basis definition={draft} />
          </p>
          <Groups definition={draft} />
          <div className="c-form" style={{ marginTop: 12 }}>
            <Button type="primary" onClick={() => void send(`${path}/publication`, {}).then(setProblem)}>
              {say("publish")}
            </Button>
            <Field label={say("returnReason")}>
              <TextArea value={reason} onChange={setReason} max={400} rows={2} />
            </Field>
            <Button onClick={() => void send(`${path}/return`, { reason }).then(setProblem)}>{say("return")}</Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

function Editor({ method }: { method: MethodWork }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState(() => beginning(method));
  const [problem, setProblem] = useState("");
  const put = (change: Partial<Definition>): void => setTyped((before) => ({ ...before, ...change }));
  return (
    <form
      className="c-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(`/api/methods/${method.code}/drafts`, typed).then(setProblem);
      }}
    >
      {method.version === null && !method.draft ? <p className="c-muted">{method.digits.join(" + ")}</p> : null}
      <Field label={say("source")} required>
        <TextInput value={typed.source} max={200} onChange={(source) => put({ source })} />
      </Field>
      <Field label={say("validFrom")} required>
        <TextInput type="date" value={typed.validFrom} onChange={(validFrom) => put({ validFrom })} />
      </Field>
      <Field label={say("appliesTo")} required group>
        <div className="c-row" style={{ flexWrap: "wrap" }}>
          {APPLIES.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={typed.appliesTo.includes(one)}
                onChange={({ target }) =>
                  put({ appliesTo: target.checked ? [...typed.appliesTo, one] : typed.appliesTo.filter((other) => other !== one) })
                }
              />{" "}
              {say(`applies.${one}`)}
            </label>
          ))}
        </div>
      </Field>
      {typed.groups.map((group, at) => (
        <GroupEditor
          key={at}
          at={at}
          group={group}
          set={(changed) => put({ groups: typed.groups.map((one, index) => (index === at ? changed : one)) })}
        />
      ))}
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit">
        {say("save")}
      </Button>
    </form>
  );
}
