import { Button } from "antd";
import { useState } from "react";
import { dayOf, newId, StateMark, Typed, useLanguage, useSay } from "#web/console";
import type { SchemeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { StepDialog } from "./step-dialog.tsx";

type Asked = { kind: "give"; entry: string } | { kind: "answer"; entry: string };

/** What the units say to a scheme they are asked about, each with what became of it. */
export function Opinions({ view }: { view: SchemeView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { opinions, opines, answers } = view;
  if (view.consultUntil === null && opinions.length === 0) return null;
  const nameOf = (code: string): string => view.subjects.find((one) => one.code === code)?.[language] ?? code;
  return (
    <section aria-labelledby="opinions">
      <h2 id="opinions">{say("opinions")}</h2>
      <p className="c-muted">{say("opinions.hint")}</p>
      {opines.length > 0 ? (
        <p style={{ margin: "8px 0" }}>
          <Button type="primary" onClick={() => setAsked({ kind: "give", entry: newId() })}>
            {say("opinions.give")}
          </Button>
        </p>
      ) : null}
      {opinions.length === 0 ? <p>{say("opinions.none")}</p> : null}
      <ul className="c-plain-list">
        {opinions.map(({ entry, subject, text, at, answer }) => (
          <li key={entry}>
            <p>
              <b>{nameOf(subject)}</b> <span className="c-muted">{dayOf(at)}</span>{" "}
              <StateMark
                tone={answer === null ? "wait" : answer.adopted ? "end" : "off"}
                text={say(answer === null ? "opinions.open" : answer.adopted ? "opinions.adopted" : "opinions.not")}
              />
            </p>
            <p className="c-prose">
              <Typed text={text ?? "—"} />
            </p>
            {answer ? (
              <p className="c-prose">
                {say("opinions.answer", { on: dayOf(answer.at) })} <Typed text={answer.text ?? "—"} />
              </p>
            ) : answers ? (
              <Button
                size="small"
                aria-label={`${say("opinions.toAnswer")} ${nameOf(subject)}`}
                onClick={() => setAsked({ kind: "answer", entry })}
              >
                {say("opinions.toAnswer")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {asked?.kind === "give" ? (
        <StepDialog
          title={say("opinions.give")}
          path={`schemes/${view.scheme}/opinions`}
          asks={[
            {
              name: "subject",
              label: say("opinions.for"),
              kind: "choice",
              options: opines.map((code) => ({ value: code, label: nameOf(code) })),
            },
            { name: "text", label: say("opinions.text"), kind: "long", max: 2000 },
          ]}
          body={(typed) => ({ ...typed, entry: asked.entry })}
          close={() => setAsked(null)}
        />
      ) : null}
      {asked?.kind === "answer" ? (
        <StepDialog
          title={say("opinions.toAnswer")}
          path={`schemes/${view.scheme}/answers`}
          asks={[
            {
              name: "adopted",
              label: say("opinions.adopts"),
              kind: "choice",
              options: [
                { value: "yes", label: say("opinions.adopted") },
                { value: "no", label: say("opinions.not") },
              ],
            },
            { name: "text", label: say("opinions.why"), kind: "long", max: 1000 },
          ]}
          body={({ adopted, text }) => ({ entry: asked.entry, adopted: adopted === "yes", text })}
          close={() => setAsked(null)}
        />
      ) : null}
    </section>
  );
}
