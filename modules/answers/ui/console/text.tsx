import { Go, Typed, useLanguage, useSay } from "#web/console";
import type { AnswerText, DeskView, Said } from "../../contract.ts";
import { sayBasis } from "../basis-text.ts";
import { consoleWords } from "../console-words.ts";

/** One text as it is read: the question, the answer and what goes with it. */
export function AnswerWords({ text, desk }: { text: AnswerText; desk?: DeskView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const first = language === "en" && text.en ? text.en : text.zh;
  const other = first === text.zh ? text.en : text.zh;
  return (
    <>
      <Words said={first} />
      <dl className="c-dl c-dl-wide">
        <dt>{say("basis")}</dt>
        <dd>
          {text.basis.map((one, index) => (
            <div key={index}>
              {sayBasis(one, language)} {one.sample ? <span className="a-mark">{say("sample")}</span> : null}
            </div>
          ))}
        </dd>
        {text.desk ? (
          <>
            <dt>{say("desk")}</dt>
            <dd>{desk === undefined ? "—" : <Desk desk={desk} />}</dd>
          </>
        ) : null}
        <dt>{say("validity")}</dt>
        <dd>{text.validTo ? say("validSpan", { from: text.validFrom, to: text.validTo }) : say("validOpen", { from: text.validFrom })}</dd>
      </dl>
      {other ? (
        <details>
          <summary>{first === text.zh ? say("english") : "中文"}</summary>
          <Words said={other} />
        </details>
      ) : null}
    </>
  );
}

function Words({ said }: { said: Said }) {
  const say = useSay(consoleWords);
  const lines = (name: "steps" | "bring", List: "ol" | "ul") =>
    said[name].length === 0 ? null : (
      <>
        <dt>{say(name)}</dt>
        <dd>
          <List className={List === "ol" ? "c-numbered" : "c-prose-list"}>
            {said[name].map((line) => (
              <li key={line}>
                <Typed text={line} />
              </li>
            ))}
          </List>
        </dd>
      </>
    );
  return (
    <>
      <p className="a-prose-title">
        <Typed text={said.question} />
      </p>
      <p className="a-prose">
        <Typed text={said.answer} />
      </p>
      <dl className="c-dl c-dl-wide c-spaced">
        {lines("steps", "ol")}
        {lines("bring", "ul")}
        {(["cost", "takes"] as const).map((name) =>
          said[name] === "" ? null : (
            <div key={name}>
              <dt>{say(name)}</dt>
              <dd>
                <Typed text={said[name]} />
              </dd>
            </div>
          ),
        )}
        {said.wordings.length > 0 ? (
          <>
            <dt>{say("wordings")}</dt>
            <dd className="c-muted">
              <Typed text={said.wordings.join(" / ")} />
            </dd>
          </>
        ) : null}
      </dl>
    </>
  );
}

function Desk({ desk }: { desk: DeskView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (desk === null) return <>{say("noDesk")}</>;
  const hours = desk.hours && ((language === "en" && desk.hours.en) || desk.hours.zh);
  const parts = [desk[language], desk.street, desk.dutyLine, hours].filter((one) => one !== null && one !== "");
  return <Typed text={parts.join(" · ")} />;
}

export const EntryLink = ({ home, id, text }: { home: string; id: string; text: string }) => (
  <Go to={`/answers/${home}/${id}`}>
    <Typed text={text} />
  </Go>
);
